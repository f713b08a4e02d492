import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import { previewOf } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { partText } from '../../text/part-text.ts';
import styles from './Inbox.module.css';

const speaker = (row: RecordRow, me: string, t: Say): string => {
  if (row.sender === 'agent') return row.sender_id === me ? `${t('inbox.you')}: ` : `${row.sender_name}: `;
  return row.sender === 'robot' ? `${t('thread.robot')}: ` : '';
};

const Said = ({ row }: { row: RecordRow }) => {
  const { t } = useWords();
  const me = useDesk((state) => String(state.agent.customer_id));
  const isEvent = row.message.type === 'event';
  return (
    <bdi className={styles.preview} data-event={isEvent || undefined}>
      {isEvent ? '' : speaker(row, me, t)}
      {partText(row.message, t).slice(0, 200)}
    </bdi>
  );
};

/** The most telling of: could not be sent, typing, draft, last message. */
export const Preview = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const { userid } = thread;
  const failed = useDesk((state) =>
    state.outgoing.some((entry) => entry.userid === userid && entry.state.name === 'failed'),
  );
  const typing = useDesk((state) => state.typing.has(userid));
  const draft = useDesk((state) => (state.selected === userid ? undefined : state.drafts.get(userid)));
  const row = useDesk((state) => previewOf(state, thread));
  if (failed) return <span className={styles.failed}>{t('inbox.failed')}</span>;
  if (typing) return <span className={styles.typing}>{t('inbox.typing')}</span>;
  if (draft !== undefined)
    return (
      <span className={styles.preview}>
        <b className={styles.draft}>{t('inbox.draft')}</b> <bdi>{draft.slice(0, 200)}</bdi>
      </span>
    );
  return row ? <Said row={row} /> : <span className={styles.preview} />;
};
