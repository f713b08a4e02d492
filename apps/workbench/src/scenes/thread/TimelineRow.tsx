import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { unreachable } from '../../model/unreachable.ts';
import { dayTitle } from '../../text/time-format.ts';
import { useNow } from '../use-now.ts';
import { EventLine } from './EventLine.tsx';
import { OutgoingBubble } from './OutgoingBubble.tsx';
import { RecordBubble } from './RecordBubble.tsx';
import styles from './Thread.module.css';
import type { TimelineItem } from './timeline-items.ts';
import { TimelineTop } from './TimelineTop.tsx';
import { TypingBubble } from './TypingBubble.tsx';

const DayLine = ({ at }: { at: number }) => {
  const { t, language } = useWords();
  const words = { today: t('time.today'), yesterday: t('time.yesterday') };
  return (
    <div className={styles.day}>
      <span>{dayTitle(at, useNow(60_000), language, words)}</span>
    </div>
  );
};

const UnreadLine = () => {
  const { t } = useWords();
  return (
    <div className={styles.unread}>
      <span>{t('thread.unreadLine')}</span>
    </div>
  );
};

export const TimelineRow = ({ item, thread }: { item: TimelineItem; thread: ThreadRow }) => {
  switch (item.kind) {
    case 'top':
      return <TimelineTop thread={thread} />;
    case 'day':
      return <DayLine at={item.at} />;
    case 'unread':
      return <UnreadLine />;
    case 'event':
      return <EventLine row={item.row} />;
    case 'record':
      return <RecordBubble item={item} thread={thread} />;
    case 'outgoing':
      return <OutgoingBubble item={item} />;
    case 'typing':
      return <TypingBubble text={item.text} thread={thread} />;
    default:
      return unreachable(item);
  }
};
