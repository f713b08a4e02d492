/** Two phones of which the first calls the second, again and again. */
export type Pair = {
  /** `onSetUp` when the caller has the answer and has acknowledged it; settles when both have hung up. */
  call: (onSetUp: () => void) => Promise<void>;
  close: () => void;
};

const candidates = Array.from(
  { length: 10 },
  (_, n) =>
    `a=candidate:${n} 1 udp ${2_113_937_151 - n} 192.168.1.${n} ${50_000 + n} typ host generation 0 network-id 1`,
);
const codecs = Array.from({ length: 12 }, (_, n) => `a=rtpmap:${96 + n} opus/48000/2`);

/** As long as what a browser offers for a call with sound alone. */
export const description = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  `a=msid-semantic: WMS ${'m'.repeat(36)}`,
  'm=audio 50000 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
  'c=IN IP4 192.168.1.1',
  ...candidates,
  `a=ice-ufrag:abcd`,
  `a=ice-pwd:${'p'.repeat(24)}`,
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  ...codecs,
  `a=ssrc:1 cname:${'c'.repeat(16)}`,
  '',
].join('\r\n');

/** What the smaller messages of a call take, all headers together. */
export const headBytes = 480;
