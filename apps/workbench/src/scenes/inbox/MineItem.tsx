import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { waitsForReplySince } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { listTime } from '../../text/time-format.ts';
import { useNow } from '../use-now.ts';
import styles from './Inbox.module.css';
import { ThreadItem } from './ThreadItem.tsx';
import { WaitTimer } from './WaitTimer.tsx';

const LastTime = ({ at }: { at: number }) => {
  const { language } = useWords();
  return <span className={styles.time}>{listTime(at, useNow(60_000), language)}</span>;
};

/** Reply timer while the visitor waits for an answer, else when something last happened. */
export const MineItem = ({ thread }: { thread: ThreadRow }) => {
  const since = useDesk((state) => waitsForReplySince(state, thread));
  const aside =
    since === null ? <LastTime at={thread.updated_at} /> : <WaitTimer since={since} say="inbox.replyDue" />;
  return <ThreadItem thread={thread} aside={aside} action={null} />;
};
