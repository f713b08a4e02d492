import type { Incoming } from './flow.ts';
import type { Party } from './party.ts';
import { looksLikeSdp } from './sdp.ts';
import { headerOf } from './wire/message.ts';

type Sides = { other(party: Party): Party | undefined };

const isSdp = ({ request }: Incoming): boolean =>
  /^application\/sdp\s*(?:;|$)/i.test(headerOf(request, 'content-type') ?? '') && looksLikeSdp(request.body);

/** Hold, resume, ICE restart: the offer goes to the other side, its answer comes back. */
export const relayOffer = async (sides: Sides, from: Party, incoming: Incoming): Promise<void> => {
  const other = sides.other(from);
  if (!other) return incoming.reply(481);
  if (!isSdp(incoming)) return incoming.reply(415, { lines: [['Accept', 'application/sdp']] });
  // P7: nobody can answer for a page that reloads.
  if (other.isLost) return incoming.reply(491, { reason: 'Other Side Reconnects' });
  if (incoming.request.method === 'INVITE') incoming.reply(100);
  const answered = await other.offer(incoming.request.body);
  if ('status' in answered) return incoming.reply(answered.status);
  incoming.reply(200, { payload: { contentType: 'application/sdp', body: answered.answer } });
};

const mostInfo = 1024;

/** DTMF. Other packages of INFO (RFC 6086) are not passed on. */
export const relayInfo = async (sides: Sides, from: Party, incoming: Incoming): Promise<void> => {
  const { body } = incoming.request;
  const contentType = headerOf(incoming.request, 'content-type') ?? '';
  if (!/^application\/dtmf(?:-relay)?\s*(?:;|$)/i.test(contentType) || contentType.length > 100)
    return incoming.reply(415, { lines: [['Accept', 'application/dtmf-relay']] });
  if (body.length > mostInfo) return incoming.reply(413);
  const other = sides.other(from);
  incoming.reply(other ? await other.info({ contentType, body }) : 481);
};
