/** The first bytes of what Chromium's MediaRecorder gives for `audio/webm;codecs=opus`, then `size` bytes in all. */
export const webmSound = (size = 400): Buffer => {
  const head = Buffer.concat([
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581', 'hex'),
    Buffer.from('0218538067ffffffffffffff1549a966992ad7b1830f42404d80864368726f6d6557418643', 'hex'),
    Buffer.from('68726f6d651654ae6bbfae', 'hex'),
    Buffer.from('bd83 81 02 86 86', 'latin1'),
    Buffer.from('A_OPUS', 'latin1'),
    Buffer.from('OpusHead', 'latin1'),
    Buffer.from('1f43b675ffffffffffffff', 'hex'),
  ]);
  return Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length), 7)]);
};

export const oggSound = (): Buffer =>
  Buffer.concat([
    Buffer.from('OggS', 'latin1'),
    Buffer.alloc(24),
    Buffer.from('OpusHead', 'latin1'),
    Buffer.alloc(64),
  ]);
