import type { Connected } from './dialling.ts';
import type { Incoming } from './flow.ts';
import { hasGone } from './has-gone.ts';
import type { Leg } from './leg.ts';
import { legKey } from './leg-lines.ts';
import { isUp } from './leg-state.ts';
import type { Line } from './line.ts';
import type { LiveCall } from './live-call.ts';
import type { Party } from './party.ts';
import { askPolicy } from './ask-policy.ts';
import { transferred } from './reasons.ts';
import { askAnew, meet } from './meet.ts';
import { parseAddress, uriHeaders, userOf } from './wire/address.ts';
import { headerOf, headersOf } from './wire/message.ts';
import { paramsOf, splitOutside } from './wire/scan.ts';
import type { HeaderLine } from './wire/write-message.ts';
import { callLines } from './x-headers.ts';
import { reasonPhrase } from './wire/reason-phrases.ts';

/** RFC 3515, answered by the server itself: the other side never learns of the REFER, it only gets a new offer. */
export const refer = async (line: Line, call: LiveCall, by: Leg, incoming: Incoming): Promise<void> => {
  const values = headersOf(incoming.request, 'refer-to');
  const target = values.length === 1 ? parseAddress(headerOf(incoming.request, 'refer-to') ?? '') : null;
  const number = target && userOf(target.uri);
  if (!target || number === null) return incoming.reply(400, { reason: 'Refer-To Is No Address' });
  const other = call.other(by);
  if (!other || call.transfer) return incoming.reply(491, { reason: 'A Transfer Is Under Way' });
  incoming.reply(202);
  by.notify(`SIP/2.0 100 ${reasonPhrase(100)}`, false);
  const replaces = uriHeaders(target.uri).get('replaces');
  call.transfer = { by, dialling: null };
  const status = await (replaces === undefined
    ? blind(line, call, by, number)
    : attended(line, call, by, replaces));
  finish(call, by, number, status);
};

/** 200: `by` is out of the call. Otherwise the two go on, unless `by` has left already. */
const finish = (call: LiveCall, by: Leg, number: string, status: number): void => {
  call.transfer = null;
  by.notify(`SIP/2.0 ${status} ${reasonPhrase(status)}`, true);
  if (status === 200) {
    by.bye([transferred]);
    return call.tellTransferred(by.who, number);
  }
  if (by.state === 'ended' && call.isTalking) call.hangUpAll([], { result: 'answered', endedBy: by.who });
};

const blind = async (line: Line, call: LiveCall, by: Leg, number: string): Promise<number> => {
  const { facts } = call;
  const { orderId, params } = facts;
  const question = { callId: facts.callId, from: by.who, to: number, caller: '', orderId, params };
  const verdict = await askPolicy(line, { ...question, what: 'transfer' });
  if (typeof verdict === 'number') return 403;
  const other = call.other(by);
  if (!other || !call.transfer) return 487;
  const dialling = await line.dial(number, {
    // The target makes the offer: the one that waits has media of its own only with the one that leaves.
    offer: null,
    from: call.shown(other.who),
    facts: { ...facts, caller: other.who, callee: number },
    owner: call,
    onRinging: () => by.notify(`SIP/2.0 180 ${reasonPhrase(180)}`, false),
  });
  call.transfer.dialling = dialling;
  const result = await dialling.result;
  return 'party' in result ? joinWith(line, call, by, result) : result.status;
};

const joinWith = async (line: Line, call: LiveCall, by: Leg, target: Connected): Promise<number> => {
  const other = call.other(by);
  // Looked at before the other side gets new media, and after.
  if (hasGone(target.party)) return 480;
  const answered = other ? await meet(line, call, other, target.sdp) : { status: 487 };
  if ('answer' in answered && call.other(by) && !hasGone(target.party)) {
    target.finish(answered.answer);
    call.replace(by, target.party);
    return 200;
  }
  target.finish(null);
  target.party.bye([]);
  return 'status' in answered ? answered.status : 487;
};

/** RFC 3891: which of the agent's dialogs is meant. Each end names its own tag first, so both orders are tried. */
const dialogNamed = (line: Line, replaces: string, owner: string): Leg | undefined => {
  const [callId = '', ...rest] = splitOutside(replaces, ';');
  const params = paramsOf(rest);
  const tags = [params.get('to-tag') ?? '', params.get('from-tag') ?? ''];
  return tags
    .map((tag) => line.legs.get(legKey(callId.trim(), tag)))
    .find((leg) => leg?.who === owner && tags.includes(leg.dialog.remoteTag ?? '') && isUp(leg.state));
};

/** P5: who was asked is from now on in the call that waited, and his page has to know in which. */
const joinedLines = (call: LiveCall, other: Party, target: Party): HeaderLine[] => [
  ...callLines(call.facts).filter(([name]) => name !== 'X-Direction'),
  ['X-Direction', call.facts.direction === 2 ? 2 : 0],
  ['X-Caller', encodeURIComponent(call.shown(other.who))],
  ['X-Callee', encodeURIComponent(target.who)],
];

const attended = async (line: Line, call: LiveCall, by: Leg, replaces: string): Promise<number> => {
  const second = dialogNamed(line, replaces, by.who);
  const consulted = second && line.calls.all().find((candidate) => candidate.other(second));
  const target = consulted && second && consulted.other(second);
  const other = call.other(by);
  if (!second || !consulted || !target || !other || consulted === call) return 481;
  const { offered, party } = await askAnew(line, consulted, target, joinedLines(call, other, target));
  if ('status' in offered) return offered.status;
  const answered = await meet(line, call, other, offered.offer);
  offered.finish('answer' in answered ? answered.answer : null);
  if ('status' in answered) return answered.status;
  if (!call.other(by) || !consulted.other(second)) return 487;
  consulted.end({ result: 'answered', endedBy: by.who });
  second.bye([transferred]);
  call.replace(by, party);
  return 200;
};
