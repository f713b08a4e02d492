import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { readableName } from '@inlay/ui/readable-name.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import { waitsForReplySince } from '../../model/selectors.ts';
import { isMine } from '../../model/threads.ts';
import { useDesk } from '../../model/use-desk.ts';
import { duration } from '../../text/time-format.ts';
import { WaitTimer } from '../inbox/WaitTimer.tsx';
import { useLayout } from '../use-layout.ts';
import { useNow } from '../use-now.ts';
import styles from './Thread.module.css';

/** Why the agent cannot write here; null: the thread is the agent's own. */
export const foreignState = (thread: ThreadRow, mine: boolean, t: Say): string | null => {
  if (mine) return null;
  if (thread.state === 'queued') return t('thread.state.queued');
  if (thread.state === 'closed') return t('thread.state.closed');
  const name = readableName(thread.customer_name);
  return name ? t('thread.state.other', { name }) : t('thread.state.gone');
};

const OpenFor = ({ thread }: { thread: ThreadRow }) => {
  const { t, language } = useWords();
  const time = duration(useNow() - thread.created_at, language);
  return <>{t('thread.openFor', { time })}</>;
};

/** Under the name: how long it has gone on, and how long the visitor has waited for an answer. */
export const ThreadStatus = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const layout = useLayout();
  const mine = useDesk((state) => isMine(state, thread));
  const since = useDesk((state) => waitsForReplySince(state, thread));
  const foreign = foreignState(thread, mine, t);
  return (
    <p className={styles.status}>
      {foreign ?? <OpenFor thread={thread} />}
      {mine && since !== null ? (
        <WaitTimer since={since} say="inbox.replyDue" inWords={layout !== 'narrow'} />
      ) : null}
      {thread.state === 'queued' ? (
        <WaitTimer since={thread.queued_at} say="inbox.waited" inWords={layout !== 'narrow'} />
      ) : null}
      {thread.workgroup ? <bdi className={styles.group}>{thread.workgroup.name}</bdi> : null}
    </p>
  );
};
