import type { Dialog } from './dialog.ts';
import type { Incoming } from './flow.ts';
import { Leg } from './leg.ts';
import { unowned } from './leg-owner.ts';
import type { Line } from './line.ts';
import type { LiveCall } from './live-call.ts';
import type { Party } from './party.ts';
import { movedElsewhere } from './reasons.ts';
import { leaseTokenOf } from './register.ts';
import { meet } from './meet.ts';
import { headerOf } from './wire/message.ts';
import type { HeaderLine } from './wire/write-message.ts';
import { callLines } from './x-headers.ts';

/** The call that an INVITE with `X-Reattach: <X-Call-Id>` wants back; undefined if it wants a new one. */
export const wantedCallId = ({ request }: Incoming): string | undefined => headerOf(request, 'x-reattach');

/** A page that was reloaded knows nothing: it gets back what it needs to show the call. */
const memoryLines = (call: LiveCall, extension: string): HeaderLine[] => {
  const { facts, startedAt, connectedAt } = call;
  const isCaller = facts.caller === extension;
  return [
    ...callLines(facts).filter(([name]) => name !== 'X-Direction'),
    ['X-Direction', isCaller ? 1 : facts.direction],
    ['X-Caller', encodeURIComponent(call.shown(facts.caller))],
    ['X-Callee', encodeURIComponent(facts.callee)],
    ['X-Call-Started', startedAt],
    ['X-Call-Connected', connectedAt ?? startedAt],
  ];
};

/** A page that lives may only be robbed by the holder of a lease that it does not have itself (P7). */
const mayTake = async (line: Line, incoming: Incoming, side: Party, extension: string): Promise<boolean> => {
  if (side.isLost) return true;
  const lease = await line.leaseOf(extension);
  return lease !== null && lease.token === leaseTokenOf(incoming.request);
};

const swap = (call: LiveCall, side: Party, fresh: Leg, answer: string, extension: string): void => {
  call.replace(side, fresh);
  if (side instanceof Leg && side.isLost) side.end();
  else side.bye([movedElsewhere]);
  fresh.accept(answer, memoryLines(call, extension));
};

const rejoin = async (line: Line, incoming: Incoming, fresh: Leg, callId: string): Promise<void> => {
  const call = line.calls.get(callId);
  const side = call?.sideOf(fresh.who);
  if (!call || !side) return fresh.reject(481, { reason: 'The Call Is Over' });
  fresh.owner = call;
  if (!(await mayTake(line, incoming, side, fresh.who)))
    return fresh.reject(403, { reason: 'Another Tab Has The Phone' });
  const other = call.other(side);
  if (!other || other.isLost) return fresh.reject(480, { reason: 'The Other Side Reconnects' });
  const answered = await meet(line, call, other, incoming.request.body);
  if ('status' in answered) return fresh.reject(answered.status === 491 ? 480 : answered.status);
  if (fresh.state === 'ended' || !call.other(side)) return fresh.reject(481);
  swap(call, side, fresh, answered.answer, fresh.who);
};

/**
 * P7: the page of one side was reloaded, or another tab takes the phone. The new page makes an offer, the other side
 * answers it in its own dialog, and hears the agent again.
 */
export const startReattach = (
  line: Line,
  incoming: Incoming,
  extension: string,
  dialog: Dialog,
  callId: string,
): void => {
  const fresh = Leg.received(line, incoming, extension, dialog, unowned);
  incoming.reply(100);
  rejoin(line, incoming, fresh, callId).catch((error: unknown) => {
    line.log.error({ err: error, callId }, 're-attaching a page failed');
    fresh.reject(500);
  });
};
