import { SessionDescription } from 'werift';
import type { MediaDirection } from '../sdp.ts';

/** What a telephone's SDP says: where it wants its audio, and under which number it takes keys (RFC 4733). */
export type PlainMedia = {
  address: string;
  port: number;
  events: number | null;
  direction: MediaDirection;
};

const usualEvents = 101;
const mirrored = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
} as const;

const codecOf = (codecs: { payloadType: number; mimeType: string }[], name: string): number | null =>
  codecs.find(({ mimeType }) => mimeType.toLowerCase() === `audio/${name}`)?.payloadType ?? null;

/** Throws where there is no PCMU audio over IPv4; without transcoding nothing else can be served. */
export const readPlainSdp = (sdp: string): PlainMedia => {
  const session = SessionDescription.parse(sdp);
  const audio = session.media.find(({ kind, port }) => kind === 'audio' && port > 0);
  const address = audio?.host ?? session.host ?? '';
  if (!audio || audio.profile !== 'RTP/AVP' || !(audio.fmt as unknown[]).map(Number).includes(0))
    throw new Error('the telephone has no PCMU audio');
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) || audio.port > 65_535)
    throw new Error('the telephone names no IPv4 address for its audio');
  const { codecs } = audio.rtp;
  return {
    address,
    port: audio.port,
    events: codecOf(codecs, 'telephone-event'),
    direction: audio.direction ?? 'sendrecv',
  };
};

type Own = { address: string; port: number; session: number; version: number };

/** The offer to a telephone; the answer to one, if its media is given. */
export const writePlainSdp = ({ address, port, session, version }: Own, to: PlainMedia | null): string => {
  const events = to === null ? usualEvents : to.events;
  const lines = [
    'v=0',
    `o=- ${session} ${version} IN IP4 ${address}`,
    's=-',
    `c=IN IP4 ${address}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 0${events === null ? '' : ` ${events}`}`,
    'a=rtpmap:0 PCMU/8000',
    ...(events === null ? [] : [`a=rtpmap:${events} telephone-event/8000`, `a=fmtp:${events} 0-15`]),
    'a=ptime:20',
    `a=${mirrored[to?.direction ?? 'sendrecv']}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
};
