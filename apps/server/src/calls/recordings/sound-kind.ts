const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What describes the tracks stands before the first cluster of sound. */
const webmHead = (bytes: Uint8Array): string => {
  const head = latin1(bytes, 0, 4096);
  const cluster = head.indexOf('\x1F\x43\xB6\x75');
  return cluster < 0 ? head : head.slice(0, cluster);
};

const isWebmSound = (bytes: Uint8Array): boolean => {
  const head = webmHead(bytes);
  const isWebm = head.startsWith('\x1A\x45\xDF\xA3') && head.slice(0, 64).includes('webm');
  return isWebm && head.includes('A_OPUS') && !/V_(VP8|VP9|AV1|MPEG|THEORA|UNCOMP)/.test(head);
};

/** RFC 7845: the first page holds the identification header and nothing else. */
const isOggSound = (bytes: Uint8Array): boolean =>
  latin1(bytes, 0, 4) === 'OggS' &&
  latin1(bytes, 28, 36) === 'OpusHead' &&
  !latin1(bytes, 0, 4096).includes('theora');

/** Of the first bytes of a recording, whatever it calls itself; null: it is none. */
export const soundKind = (bytes: Uint8Array): 'audio/webm' | 'audio/ogg' | null => {
  if (isWebmSound(bytes)) return 'audio/webm';
  return isOggSound(bytes) ? 'audio/ogg' : null;
};
