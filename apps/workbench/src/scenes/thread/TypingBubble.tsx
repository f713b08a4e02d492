import { VisuallyHidden } from '@mantine/core';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { visitorName } from '../../text/names.ts';
import styles from './Thread.module.css';

/** What the visitor types, before it is sent. */
export const TypingBubble = ({ text, thread }: { text: string; thread: ThreadRow }) => {
  const { t } = useWords();
  return (
    <div className={styles.row} data-side="them" data-first>
      <div className={styles.typing}>
        {text === '' ? null : <span dir="auto">{text}</span>}
        <span className={styles.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <VisuallyHidden>{t('thread.typing', { name: visitorName(thread, t) })}</VisuallyHidden>
      </div>
    </div>
  );
};
