import type { Proven } from './auth/authenticate.ts';
import type { Flow, Incoming } from './flow.ts';
import type { Leg } from './leg.ts';
import { capabilities, legKey } from './leg-lines.ts';
import type { Line } from './line.ts';
import { register } from './register.ts';
import { takeCall } from './take-call.ts';
import { userOf } from './wire/address.ts';
import { headerOf, type SipRequest, type SipResponse } from './wire/message.ts';

const legOf = (line: Line, request: SipRequest): Leg | undefined =>
  request.to.tag === undefined ? undefined : line.legs.get(legKey(request.callId, request.to.tag));

/** In a dialog that the server began, From names the extension as well: the page is always the one that asks. */
const isFrom = (request: SipRequest, extension: string): boolean => userOf(request.from.uri) === extension;

/** The dialog belongs to whoever it was made with: knowing its tags is not enough. */
const inDialog = (line: Line, incoming: Incoming, { extension }: Proven): void => {
  const leg = legOf(line, incoming.request);
  if (!leg || leg.who !== extension) return incoming.reply(481);
  leg.receive(incoming);
};

const cancel = (line: Line, incoming: Incoming, { extension }: Proven): void => {
  const { request } = incoming;
  const leg = Array.from(line.legs.values()).find(
    ({ who, inviteRequest }) =>
      who === extension &&
      inviteRequest?.callId === request.callId &&
      inviteRequest.branch === request.branch,
  );
  incoming.reply(leg ? 200 : 481, { toTag: leg?.dialog.localTag ?? line.token() });
  leg?.cancelled(request);
};

const outside = (line: Line, incoming: Incoming, proven: Proven): void => {
  switch (incoming.request.method) {
    case 'REGISTER':
      return register(line, incoming, proven);
    case 'INVITE':
      return takeCall(line, incoming, proven);
    case 'OPTIONS':
      return incoming.reply(200, {
        toTag: line.token(),
        lines: [...capabilities(incoming.flow.self), ['Accept', 'application/sdp']],
      });
    case 'BYE':
    case 'UPDATE':
    case 'INFO':
    case 'REFER':
    case 'NOTIFY':
      return incoming.reply(481, { toTag: line.token() });
    default:
      return incoming.reply(405, { toTag: line.token(), lines: [incoming.flow.self.allow] });
  }
};

const request = (line: Line, incoming: Incoming, proven: Proven): void => {
  const { request } = incoming;
  if (request.method === 'CANCEL') return cancel(line, incoming, proven);
  if (headerOf(request, 'max-forwards') === '0') return incoming.reply(483, { toTag: line.token() });
  if (request.to.tag !== undefined) return inDialog(line, incoming, proven);
  outside(line, incoming, proven);
};

/** Never answered. The ACK of a refusal finds a leg that is over, and changes nothing. */
const ack = (line: Line, incoming: Incoming): void => {
  const leg = legOf(line, incoming.request);
  if (leg && leg.who === incoming.flow.extension && leg.state !== 'ended') leg.receive(incoming);
};

/** A 2xx that comes again. */
const repeatedResponse = (line: Line, flow: Flow, response: SipResponse): void => {
  const leg = line.legs.get(legKey(response.callId, response.from.tag ?? ''));
  if (leg && leg.who === flow.extension && response.cseq.method === 'INVITE' && response.status < 300)
    leg.onRepeatedResponse(response);
};

/** Where a message goes. */
export const route = { isFrom, request, ack, repeatedResponse };
