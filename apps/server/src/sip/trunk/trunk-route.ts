import type { Incoming } from '../flow.ts';
import { capabilities, legKey } from '../leg-lines.ts';
import type { Line } from '../line.ts';
import { headerOf, type SipRequest, type SipResponse } from '../wire/message.ts';
import { TrunkLeg } from './trunk-leg.ts';

/** The carrier's end of a call; a page's dialog is not the carrier's, even if it knew the tags. */
const legNamed = ({ legs }: Line, callId: string, tag: string | undefined): TrunkLeg | undefined => {
  const leg = legs.get(legKey(callId, tag ?? ''));
  return leg instanceof TrunkLeg && leg.state !== 'ended' ? leg : undefined;
};

const findLeg = ({ legs }: Line, fits: (leg: TrunkLeg) => boolean): TrunkLeg | undefined =>
  Array.from(legs.values()).find((leg): leg is TrunkLeg => leg instanceof TrunkLeg && fits(leg));

const ack = (line: Line, incoming: Incoming): void =>
  legNamed(line, incoming.request.callId, incoming.request.to.tag)?.receive(incoming);

/** Our answer to an INVITE was never acknowledged (RFC 3261 §13.3.1.4). */
const noAck = (line: Line, { callId }: SipRequest): void => {
  const leg = findLeg(line, ({ dialog, state }) => dialog.callId === callId && state === 'answered');
  leg?.owner.onExpired(leg);
};

/** A 2xx that comes again. */
const repeatedResponse = (line: Line, response: SipResponse): void => {
  if (response.cseq.method !== 'INVITE' || response.status >= 300) return;
  legNamed(line, response.callId, response.from.tag)?.onRepeatedResponse(response);
};

const cancel = (line: Line, incoming: Incoming): void => {
  const { request } = incoming;
  const leg = findLeg(
    line,
    ({ inviteRequest }) =>
      inviteRequest?.callId === request.callId && inviteRequest.branch === request.branch,
  );
  incoming.reply(leg ? 200 : 481, { toTag: leg?.dialog.localTag ?? line.token() });
  leg?.cancelled(request);
};

const outsideDialogs = (line: Line, incoming: Incoming, take: (incoming: Incoming) => void): void => {
  const toTag = line.token();
  switch (incoming.request.method) {
    case 'INVITE':
      return take(incoming);
    case 'OPTIONS':
      return incoming.reply(200, {
        toTag,
        lines: [...capabilities(incoming.flow.self), ['Accept', 'application/sdp']],
      });
    case 'BYE':
      return incoming.reply(481, { toTag });
    default:
      return incoming.reply(405, { toTag, lines: [incoming.flow.self.allow] });
  }
};

/** `take` is given the calls that come in. */
const request = (line: Line, incoming: Incoming, take: (incoming: Incoming) => void): void => {
  const { method, to, callId } = incoming.request;
  if (method === 'CANCEL') return cancel(line, incoming);
  if (headerOf(incoming.request, 'max-forwards') === '0') return incoming.reply(483, { toTag: line.token() });
  if (to.tag === undefined) return outsideDialogs(line, incoming, take);
  const leg = legNamed(line, callId, to.tag);
  return leg ? leg.receive(incoming) : incoming.reply(481);
};

/** Where a message of the carrier goes. */
export const trunkRoute = { request, ack, noAck, repeatedResponse };
