import { IconFlagFilled } from '@tabler/icons-react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../languages/use-words.ts';
import styles from './ChannelIcon.module.css';

/** S7: the company's own mark on a conversation. */
export const SignMark = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  if (thread.chat_sign !== 1) return null;
  return (
    <span className={styles.sign} title={t('thread.signed')}>
      <IconFlagFilled size={14} aria-hidden="true" />
      <span className={styles.hidden}>{t('thread.signed')}</span>
    </span>
  );
};
