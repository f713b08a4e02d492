import type { Clock } from '@inlay/client/clock.ts';
import type { CallFacts } from './call-facts.ts';
import type { CallRequest } from './call-out.ts';
import type { CallHeaders } from './sip-port.ts';

type Beginning = { clock: Pick<Clock, 'now'>; newId: () => string };

export const outgoingFacts = (
  callee: string,
  { caller = '', orderId = '', params = '', other = '' }: CallRequest,
  { clock, newId }: Beginning,
): CallFacts => ({
  callId: newId(),
  direction: 1,
  caller,
  callee,
  orderId,
  params,
  other,
  startedAt: clock.now(),
});

/** P5: what a call that comes says of itself. */
export const incomingFacts = (
  headers: CallHeaders,
  from: string,
  to: string,
  { clock, newId }: Beginning,
): CallFacts => ({
  callId: headers.callId === '' ? newId() : headers.callId,
  direction: headers.direction === '2' ? 2 : 0,
  caller: from,
  callee: to,
  orderId: headers.orderId,
  params: headers.params,
  other: headers.other,
  startedAt: clock.now(),
});

/** P8: who was asked before a transfer goes on in the call that waited. */
export const joinedFacts = (headers: CallHeaders, before: CallFacts, startedAt: number): CallFacts => ({
  callId: headers.callId,
  direction: headers.direction === '2' ? 2 : 0,
  caller: headers.caller === '' ? before.caller : headers.caller,
  callee: headers.callee === '' ? before.callee : headers.callee,
  orderId: headers.orderId,
  params: headers.params,
  other: headers.other,
  startedAt,
});
