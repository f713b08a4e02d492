import type { ReactNode } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { selectThread } from '../../actions/select-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { SignMark } from '../SignMark.tsx';
import styles from './Inbox.module.css';
import { Preview } from './Preview.tsx';

type Props = { thread: ThreadRow; aside: ReactNode; action: ReactNode };

const Unread = ({ count }: { count: number }) => {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={styles.hidden}>{t('inbox.unread', { count })}</span>
    </span>
  );
};

/** A row of a list: the whole of it opens the thread, an action may lie on top. */
export const ThreadItem = ({ thread, aside, action }: Props) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const isSelected = useDesk((state) => state.selected === thread.userid);
  const name = visitorName(thread, t);
  return (
    <li className={styles.item} data-unread={thread.unread > 0 || undefined}>
      <button
        type="button"
        className={styles.open}
        data-thread-item
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => selectThread(desk, thread.userid)}
      >
        <Avatar id={thread.userid} name={name} src={thread.head_img} />
        <span className={styles.body}>
          <span className={styles.line}>
            <bdi className={styles.name}>{name}</bdi>
            <ChannelIcon channel={thread.channel} />
            <SignMark thread={thread} />
            <span className={styles.aside}>{aside}</span>
          </span>
          <span className={styles.line}>
            <Preview thread={thread} />
            <Unread count={thread.unread} />
          </span>
        </span>
      </button>
      {action}
    </li>
  );
};
