import { IconArrowDown } from '@tabler/icons-react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import styles from './Thread.module.css';

type Props = { thread: ThreadRow; hidden: boolean; onJump: () => void };

/** What arrived while the agent reads further up is unread until it is seen. */
export const JumpButton = ({ thread, hidden, onJump }: Props) => {
  const { t } = useWords();
  if (hidden) return null;
  const { unread } = thread;
  return (
    <button type="button" className={styles.jump} aria-label={t('thread.jump')} onClick={onJump}>
      <IconArrowDown size={16} aria-hidden="true" />
      {unread > 0 ? t('thread.jumpCount', { count: unread }) : null}
    </button>
  );
};
