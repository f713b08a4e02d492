import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { eventText } from '../../text/event-text.ts';
import { clockTime } from '../../text/time-format.ts';
import styles from './Thread.module.css';

/** A quiet line; a note from the agent who handed over is not so quiet. */
export const EventLine = ({ row }: { row: RecordRow }) => {
  const { t, language } = useWords();
  if (row.message.type !== 'event') return null;
  const { note } = row.message.value;
  return (
    <div className={styles.event}>
      <span>
        {eventText(row.message, t)} · {clockTime(row.create_time_ms, language)}
      </span>
      {note ? <p className={styles.note}>{t('thread.note', { note })}</p> : null}
    </div>
  );
};
