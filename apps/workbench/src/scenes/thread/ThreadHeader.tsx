import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowsExchange, IconCheck, IconLayoutSidebarRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { closeThread } from '../../actions/close-thread.ts';
import { selectThread } from '../../actions/select-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { isMine } from '../../model/threads.ts';
import { visitorName } from '../../text/names.ts';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { useOverlays } from '../overlays.ts';
import { SignMark } from '../SignMark.tsx';
import type { Layout } from '../use-layout.ts';
import { MoreMenu } from './MoreMenu.tsx';
import styles from './Thread.module.css';
import { ThreadStatus } from './ThreadStatus.tsx';

type ButtonProps = { label: string; onClick: () => void; children: ReactNode };

const HeaderButton = ({ label, onClick, children }: ButtonProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);

const OwnActions = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const { open } = useOverlays();
  return (
    <>
      <HeaderButton label={t('thread.transfer')} onClick={() => open('transfer')}>
        <IconArrowsExchange size={19} aria-hidden="true" />
      </HeaderButton>
      <HeaderButton
        label={t('thread.close')}
        onClick={() => void closeThread(desk, thread, visitorName(thread, t))}
      >
        <IconCheck size={19} aria-hidden="true" />
      </HeaderButton>
    </>
  );
};

export const ThreadHeader = ({ thread, layout }: { thread: ThreadRow; layout: Layout }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const { open } = useOverlays();
  const mine = useDesk((state) => isMine(state, thread));
  const name = visitorName(thread, t);
  return (
    <header className={styles.header}>
      {layout === 'narrow' ? (
        <HeaderButton label={t('thread.back')} onClick={() => selectThread(desk, null)}>
          <IconArrowLeft size={19} aria-hidden="true" />
        </HeaderButton>
      ) : null}
      <Avatar id={thread.userid} name={name} src={thread.head_img} size={32} />
      <div className={styles.who}>
        <h2 className={styles.name}>
          <bdi>{name}</bdi>
          <ChannelIcon channel={thread.channel} />
          <SignMark thread={thread} />
        </h2>
        <ThreadStatus thread={thread} />
      </div>
      <div className={styles.actions}>
        {mine ? <OwnActions thread={thread} /> : null}
        {layout === 'wide' ? null : (
          <HeaderButton label={t('thread.info')} onClick={() => open('visitor')}>
            <IconLayoutSidebarRight size={19} aria-hidden="true" />
          </HeaderButton>
        )}
        <MoreMenu thread={thread} mine={mine} />
      </div>
    </header>
  );
};
