import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import { appendEvent } from '../append-event.ts';
import type { Of } from '../console/deed.ts';
import { findCall } from './insert-call.ts';

/**
 * P8: on the timeline of the visitor whose call it was, once, if he has a thread that is not closed. A call from the widget
 * is part of the conversation in it, so it stands in a closed one as well.
 */
export const writeCallLine: Of<'writeCallLine'> = async (db, input, emit) => {
  const call = await findCall(db, input);
  if (!call || call.visitor_id === null || call.ended_at === null) return { written: false };
  let threads = db.selectFrom('thread').select('id').where('visitor_id', '=', call.visitor_id);
  if (call.caller !== webCaller) threads = threads.where('state', '<>', 'closed');
  const thread = await threads.orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (!thread) return { written: false };
  const seconds =
    call.connected_at === null ? 0 : Math.max(0, Math.round((call.ended_at - call.connected_at) / 1000));
  await appendEvent(db, emit, {
    threadId: thread.id,
    part: {
      type: 'event',
      value: {
        name: call.connected_at === null ? 'call_missed' : 'call_ended',
        agent_name: call.agent_name,
        call_id: call.uid,
        direction: call.direction,
        seconds,
      },
    },
    msgId: input.msgId,
    now: input.now,
  });
  return { written: true };
};
