import { askFor } from '../ask-for.ts';
import { Call } from '../call.ts';
import { denial } from '../denial.ts';
import { dialogOfInvite } from '../dialog.ts';
import type { NotConnected } from '../dialling.ts';
import type { Incoming } from '../flow.ts';
import { unowned } from '../leg-owner.ts';
import type { Line } from '../line.ts';
import type { PlainPlace } from '../media/plain-side.ts';
import { unfit } from '../unfit.ts';
import { parseAddress, userOf } from '../wire/address.ts';
import { headerOf, type SipRequest } from '../wire/message.ts';
import { readCallHeaders } from '../x-headers.ts';
import { mediaLost } from './media-lost.ts';
import { TrunkLeg } from './trunk-leg.ts';
import type { TrunkDeps, TrunkQuestion } from './trunk-deps.ts';

const nobody: NotConnected = { status: 480, reason: 'Nobody Is Free', result: 'no-answer' };
const noMedia: NotConnected = { status: 488, reason: 'PCMU Is Needed', result: 'failed' };

/** `+` and digits; a caller who hides his number is `anonymous`. */
const callerOf = (request: SipRequest): string => {
  const asserted = parseAddress(headerOf(request, 'p-asserted-identity') ?? '');
  const user = (asserted && userOf(asserted.uri)) ?? userOf(request.from.uri) ?? '';
  const digits = user.replace(/^\+|^00(?=[1-9])/, '').replaceAll(/[\s().-]/g, '');
  return /^[0-9]{3,20}$/.test(digits) ? `+${digits}` : 'anonymous';
};

const decide = async (
  line: Line,
  { policy }: TrunkDeps,
  {
    call,
    leg,
    question,
    plainOffer,
  }: { call: Call; leg: TrunkLeg; question: TrunkQuestion; plainOffer: string },
): Promise<void> => {
  const answer = await policy(question);
  if (call.isEnded) return;
  if ('code' in answer) return call.deny({ ...denial(answer.code), status: answer.code === 812 ? 404 : 480 });
  if (answer.groups.length === 0) return call.deny(nobody);
  const offer = await leg.prepare(plainOffer).catch((error: unknown) => {
    line.log.warn({ err: error, callId: call.id }, 'the trunk offered what cannot be served');
    return null;
  });
  if (call.isEnded) return;
  if (offer === null) return call.deny(noMedia);
  await call.connect(line.hunt(answer.groups, askFor(call, offer)));
};

/** An INVITE of the carrier: somebody dials a number of the desk. */
export const takeTrunkCall = async (
  line: Line,
  deps: TrunkDeps,
  place: PlainPlace,
  incoming: Incoming,
): Promise<void> => {
  const { request, flow } = incoming;
  const toTag = line.token();
  const fault = unfit(incoming);
  if (fault) return incoming.reply(fault.status, { toTag, ...fault.parts });
  const dialog = dialogOfInvite(request, toTag);
  const to = (userOf(request.uri) ?? '').replace(/^\+/, '');
  const headers = readCallHeaders(request);
  if (!dialog || !headers || !/^[0-9]{3,20}$/.test(to)) return incoming.reply(404, { toTag });
  const { wishedCaller: _, ...passed } = headers;
  const callId = line.token();
  const peer = await line.media.bridge(place, () => mediaLost(line, callId));
  const needs = { deps: line, flow, peer, log: line.log };
  const leg = new TrunkLeg(needs, callerOf(request), dialog, 'received', unowned);
  leg.beginWith(incoming);
  const call = new Call(line, { callId, caller: leg.who, callee: to, ...passed }, leg);
  leg.owner = call;
  incoming.reply(100);
  const question = { callId, from: leg.who, to, ...passed };
  await decide(line, deps, { call, leg, question, plainOffer: request.body }).catch((error: unknown) => {
    line.log.error({ err: error, callId }, 'a call of the trunk failed');
    call.deny(denial(801));
  });
};
