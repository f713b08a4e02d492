import type { BridgePeer, MediaPeers } from './media-peer.ts';

/** RFC 3264 §6: a stream is refused by port zero; the call itself stands. */
const refused = (section: string): string[] => {
  const [, kind, rest] = /^m=([a-z]+) [0-9]+ ([\x20-\x7e]{1,400})/.exec(section) ?? [];
  if (kind === undefined || rest === undefined) return [];
  const mid = /^a=mid:[\w-]{1,32}$/m.exec(section.replaceAll('\r', ''))?.[0];
  return [`m=${kind} 0 ${rest}`, 'c=IN IP4 0.0.0.0', 'a=inactive', ...(mid === undefined ? [] : [mid])];
};

const refuseStreams = (offer: string): string => {
  const sections = offer.split(/^(?=m=)/m).slice(1);
  return `${['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', ...sections.flatMap(refused)].join('\r\n')}\r\n`;
};

const pageOffer = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n';
const plainOffer = 'v=0\r\nm=audio 9 RTP/AVP 0\r\n';

/** A side that only signals: the call is up, nothing is heard. */
export const silentPeer = (): BridgePeer => ({
  answer: (offer) => Promise.resolve(refuseStreams(offer)),
  offer: () => Promise.resolve(refuseStreams(pageOffer)),
  takeAnswer: () => Promise.resolve(),
  plainOffer: () => Promise.resolve(refuseStreams(plainOffer)),
  takePlainAnswer: () => Promise.resolve(),
  plainAnswer: (offer) => Promise.resolve(refuseStreams(offer)),
  dtmf: () => undefined,
  close: () => undefined,
});

/** For servers that run without the media process. */
export const noMedia: MediaPeers = {
  open: () => Promise.resolve(silentPeer()),
  bridge: () => Promise.resolve(silentPeer()),
  close: () => undefined,
};
