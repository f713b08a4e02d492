/** @jsxImportSource preact */
import { useMemo, useRef } from 'preact/hooks';
import { timelineOf, type Row } from '../conversation/timeline.ts';
import type { Session } from '../session/session.ts';
import type { SessionState } from '../session/session-state.ts';
import type { Uploads } from '../upload/uploads.ts';
import { Bubble } from './Bubble.tsx';
import { DayLine } from './DayLine.tsx';
import { EventLine } from './EventLine.tsx';
import { Icon } from './Icon.tsx';
import { Opening } from './Opening.tsx';
import { OutgoingBubble } from './OutgoingBubble.tsx';
import { Rating } from './Rating.tsx';
import { useSpeech } from './speech.ts';
import { TypingBubble } from './TypingBubble.tsx';
import { UploadBubble } from './UploadBubble.tsx';
import { useCell } from './use-cell.ts';
import { useStickyScroll } from './use-sticky-scroll.ts';

type TimelineProps = { state: SessionState; session: Session; uploads: Uploads };

const RowView = ({ row }: { row: Row }) => {
  if (row.kind === 'day') return <DayLine time={row.time} />;
  return row.kind === 'event' ? <EventLine part={row.part} /> : <Bubble row={row} />;
};

const isSame = (one: Row, other: Row): boolean => {
  if (one.kind !== 'bubble' || other.kind !== 'bubble') return one.kind !== 'bubble' && one.key === other.key;
  const { record, first, last, delivery } = one;
  return (
    record === other.record && first === other.first && last === other.last && delivery === other.delivery
  );
};

/** What was drawn and has not changed is passed over: else a long conversation is drawn anew with each message. */
const useRowViews = (rows: readonly Row[]) => {
  const drawnRef = useRef(new Map<string, { row: Row; view: ReturnType<typeof RowView> }>());
  return useMemo(() => {
    const views = rows.map((row) => {
      const before = drawnRef.current.get(row.key);
      const kept = before && isSame(before.row, row) ? before : null;
      return kept ?? { row, view: <RowView key={row.key} row={row} /> };
    });
    drawnRef.current = new Map(views.map((one) => [one.row.key, one]));
    return views.map(({ view }) => view);
  }, [rows]);
};

const Older = ({ state, session }: Pick<TimelineProps, 'state' | 'session'>) => {
  const { words } = useSpeech();
  return (
    <button
      type="button"
      class="older"
      disabled={state.loadingOlder}
      onClick={() => void session.loadOlder()}
    >
      {state.loadingOlder ? words.loadingOlder : words.older}
    </button>
  );
};

/** What is still on its way out, and what the agent is about to say. */
const Tail = ({ state, session, uploads }: TimelineProps) => {
  const { conversation, typing, phase } = state;
  const list = useCell(uploads.list);
  const { thread, outbox } = conversation;
  const askRating = thread?.state === 'closed' && thread.score === null && outbox.length === 0;
  return (
    <>
      {outbox.map((item) => (
        <OutgoingBubble key={item.clientMsgId} item={item} online={phase === 'online'} actions={session} />
      ))}
      {list.map((upload) => (
        <UploadBubble key={upload.id} upload={upload} uploads={uploads} limit={conversation.uploadMaxBytes} />
      ))}
      {typing !== null && <TypingBubble name={typing} image={thread?.agent?.head_img ?? ''} />}
      {askRating && (
        <Rating key={thread.thread_uid} rate={(score, comment) => session.rate(score, comment)} />
      )}
    </>
  );
};

export const Timeline = (props: TimelineProps) => {
  const { state, session, uploads } = props;
  const { conversation } = state;
  const { words } = useSpeech();
  const rows = useMemo(() => timelineOf(conversation), [conversation]);
  const views = useRowViews(rows);
  const own = conversation.outbox.length + useCell(uploads.list).length;
  const end = `${rows.at(-1)?.key ?? ''} ${own} ${state.typing ?? ''} ${conversation.thread?.state ?? ''}`;
  const onTop = (): void => void session.loadOlder();
  const { ref, atEnd, toEnd, onScroll } = useStickyScroll(rows[0]?.key ?? '', end, own, onTop);
  return (
    <div class="timeline-box">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section class="timeline" ref={ref} onScroll={onScroll} tabIndex={0} aria-label={words.messages}>
        <div class="rows" role="log" aria-live="polite" aria-busy={state.loadingOlder}>
          {conversation.older ? <Older {...props} /> : <Opening conversation={conversation} />}
          {views}
          <Tail {...props} />
        </div>
      </section>
      {!atEnd && (
        <button type="button" class="to-end" aria-label={words.newMessages} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
};
