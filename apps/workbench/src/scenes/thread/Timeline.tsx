import { useRef, useState } from 'react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { loadHistory } from '../../actions/load-history.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import { JumpButton } from './JumpButton.tsx';
import { Announcer } from './Announcer.tsx';
import styles from './Thread.module.css';
import type { TimelineItem } from './timeline-items.ts';
import { TimelineRow } from './TimelineRow.tsx';
import { TimelineSkeleton } from './TimelineSkeleton.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import { useTimeline } from './use-timeline.ts';

type ListContext = { thread: ThreadRow };

const components = { Footer: () => <div className={styles.bottom} /> };

const renderItem = (_: number, item: TimelineItem, { thread }: ListContext) => (
  <TimelineRow item={item} thread={thread} />
);

const startOf = (items: readonly TimelineItem[]) => {
  const unread = items.findIndex((item) => item.kind === 'unread');
  return unread === -1
    ? ({ index: 'LAST', align: 'end' } as const)
    : ({ index: unread, align: 'start', offset: -48 } as const);
};

const isOwn = (item: TimelineItem | undefined): boolean => item?.kind === 'outgoing';

const Messages = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const list = useRef<VirtuosoHandle>(null);
  const [atBottom, setAtBottom] = useState(true);
  const { items, firstNumber } = useTimeline(thread);
  const [start] = useState(() => startOf(items));
  const { scrollerRef, onGrown } = useStickToBottom(start.index === 'LAST');
  useMarkRead(thread, atBottom);
  return (
    <div className={styles.timeline}>
      <Virtuoso
        ref={list}
        className={styles.scroller ?? ''}
        role="log"
        aria-label={t('thread.messages', { name: visitorName(thread, t) })}
        aria-live="off"
        data={items}
        context={{ thread }}
        components={components}
        scrollerRef={scrollerRef}
        totalListHeightChanged={onGrown}
        firstItemIndex={firstNumber}
        initialTopMostItemIndex={start}
        alignToBottom
        increaseViewportBy={{ top: 600, bottom: 200 }}
        computeItemKey={(_, item) => item.key}
        itemContent={renderItem}
        followOutput={(isAtBottom) => (isAtBottom || isOwn(items.at(-1)) ? 'auto' : false)}
        atBottomThreshold={60}
        atBottomStateChange={setAtBottom}
        startReached={() => void loadHistory(desk, thread.userid, 'older')}
      />
      <JumpButton
        thread={thread}
        hidden={atBottom}
        onJump={() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' })}
      />
    </div>
  );
};

/** The log of a thread, virtual: a visitor of years scrolls like one of minutes. */
export const Timeline = ({ thread }: { thread: ThreadRow }) => {
  const hasRows = useDesk((state) => (state.timelines.get(thread.userid)?.rows.length ?? 0) > 0);
  const failed = useDesk((state) => state.timelines.get(thread.userid)?.history.name === 'failed');
  const empty = useDesk((state) => state.timelines.get(thread.userid)?.history.name === 'loaded' && !hasRows);
  return (
    <>
      <Announcer thread={thread} />
      {hasRows || empty || failed ? <Messages thread={thread} /> : <TimelineSkeleton />}
    </>
  );
};
