import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import { appendEvent } from '../append-event.ts';
import type { Of } from '../console/deed.ts';
import type { Db, Emit } from '../transaction.ts';
import { insertCallThread } from './call-thread.ts';
import { findCall } from './insert-call.ts';

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;
type Input = Parameters<Of<'writeCallLine'>>[1];

const threadFor = async (
  db: Db,
  { caller, connected_at }: Call,
  { visitorId, ...input }: Input & { visitorId: number },
  emit: Emit,
): Promise<number | null> => {
  const isFromWeb = caller === webCaller;
  const isMissed = isFromWeb && connected_at === null;
  let threads = db.selectFrom('thread').select('id').where('visitor_id', '=', visitorId);
  if (!isFromWeb || isMissed) threads = threads.where('state', '<>', 'closed');
  const thread = await threads.orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (thread) return thread.id;
  return isMissed ? insertCallThread(db, { visitorId, ...input }, emit) : null;
};

const partOf = (call: Call, endedAt: number) => ({
  type: 'event' as const,
  value: {
    name: call.connected_at === null ? ('call_missed' as const) : ('call_ended' as const),
    agent_name: call.agent_name,
    call_id: call.uid,
    direction: call.direction,
    seconds: call.connected_at === null ? 0 : Math.max(0, Math.round((endedAt - call.connected_at) / 1000)),
  },
});

/**
 * P8: on the timeline of the visitor whose call it was, once, if he has a thread that is not closed. A call from the widget
 * is part of the conversation in it, so it stands in a closed one as well. One that nobody took asks for an answer like
 * something written: whoever has no thread that lives waits in a new one.
 */
export const writeCallLine: Of<'writeCallLine'> = async (db, input, emit) => {
  const call = await findCall(db, input);
  if (!call || call.visitor_id === null || call.ended_at === null) return { written: false };
  const threadId = await threadFor(db, call, { ...input, visitorId: call.visitor_id }, emit);
  if (threadId === null) return { written: false };
  const { msgId, now } = input;
  await appendEvent(db, emit, { threadId, part: partOf(call, call.ended_at), msgId, now });
  return { written: true };
};
