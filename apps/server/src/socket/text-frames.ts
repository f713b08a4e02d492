// RFC 6455 §5.2, server to client: FIN + text, no mask, the shortest length that fits.
const finText = 0x81;

const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** Answers where the text begins. */
const writeHeader = (to: Buffer, at: number, length: number): number => {
  to[at] = finText;
  if (length < 126) {
    to[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    to[at + 1] = 126;
    to[at + 2] = length >> 8;
    to[at + 3] = length & 0xff;
    return at + 4;
  }
  to[at + 1] = 127;
  return to.writeBigUInt64BE(BigInt(length), at + 2);
};

/** Many text frames in one buffer: a frame of its own would cost two buffers and its share of a system call. */
export const textFrames = (texts: readonly string[]): Buffer => {
  const lengths: number[] = [];
  let total = 0;
  for (const text of texts) {
    const length = Buffer.byteLength(text);
    lengths.push(length);
    total += headerBytes(length) + length;
  }
  const bytes = Buffer.allocUnsafe(total);
  let at = 0;
  for (let index = 0; index < texts.length; index += 1) {
    at = writeHeader(bytes, at, lengths[index] ?? 0);
    at += bytes.write(texts[index] ?? '', at);
  }
  return bytes;
};
