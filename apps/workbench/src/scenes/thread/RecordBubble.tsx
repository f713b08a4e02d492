import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { IconRobot } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import { useDesk } from '../../model/use-desk.ts';
import { senderName } from '../../text/names.ts';
import { clockTime, fullTime } from '../../text/time-format.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { Part } from './parts/Part.tsx';
import styles from './Thread.module.css';
import type { TimelineItem } from './timeline-items.ts';

type Props = { item: Extract<TimelineItem, { kind: 'record' }>; thread: ThreadRow };

const isRead = (row: RecordRow, thread: ThreadRow): boolean =>
  row.thread_uid === thread.thread_uid && row.seq <= thread.visitor_read_seq;

const Sender = ({ row }: { row: RecordRow }) => {
  const { t } = useWords();
  return (
    <div className={styles.sender} data-robot={row.sender === 'robot' || undefined}>
      {row.sender === 'robot' ? <IconRobot size={13} aria-hidden="true" /> : null}
      <bdi>{senderName(row, t)}</bdi>
    </div>
  );
};

export const RecordBubble = ({ item, thread }: Props) => {
  const { row, first, last } = item;
  const { language } = useWords();
  const me = useDesk((state) => String(state.agent.customer_id));
  const fromUs = row.sender !== 'visitor';
  const own = row.sender === 'agent' && row.sender_id === me;
  return (
    <div
      className={styles.row}
      data-side={fromUs ? 'us' : 'them'}
      data-first={first || undefined}
      data-robot={row.sender === 'robot' || undefined}
    >
      {first && fromUs && !own ? <Sender row={row} /> : null}
      <Part part={row.message} />
      {last ? (
        <div className={styles.meta}>
          <time
            dateTime={new Date(row.create_time_ms).toISOString()}
            title={fullTime(row.create_time_ms, language)}
          >
            {clockTime(row.create_time_ms, language)}
          </time>
          {own ? <DeliveryMark state={isRead(row, thread) ? 'read' : 'stored'} /> : null}
        </div>
      ) : null}
    </div>
  );
};
