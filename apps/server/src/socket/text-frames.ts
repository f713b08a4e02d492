// RFC 6455 §5.2, server to client: FIN + text, no mask, the shortest length that fits.
const finText = 0x81;

const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

const writeHeader = (to: Buffer, at: number, length: number): number => {
  to[at] = finText;
  if (length < 126) {
    to[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    to[at + 1] = 126;
    return to.writeUInt16BE(length, at + 2);
  }
  to[at + 1] = 127;
  return to.writeBigUInt64BE(BigInt(length), at + 2);
};

/** Many text frames in one buffer: a frame of its own would cost two buffers and its share of a system call. */
export const textFrames = (texts: readonly string[]): Buffer => {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const total = lengths.reduce((sum, length) => sum + headerBytes(length) + length, 0);
  const bytes = Buffer.allocUnsafe(total);
  let at = 0;
  for (const [index, text] of texts.entries()) {
    at = writeHeader(bytes, at, lengths[index] ?? 0);
    at += bytes.write(text, at);
  }
  return bytes;
};
