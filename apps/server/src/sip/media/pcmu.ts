/** G.711 µ-law, one sample (ITU-T G.711). */
const encode = (sample: number): number => {
  const clipped = Math.max(-32_635, Math.min(32_635, Math.round(sample)));
  const magnitude = Math.abs(clipped) + 132;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((clipped < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
};

const rate = 8000;
/** 20 ms. */
export const frameSamples = 160;

/** Frames of a sine, one after another without a jump. */
export const sine = (hertz: number): (() => Buffer) => {
  let at = 0;
  return () =>
    Buffer.from(
      Array.from({ length: frameSamples }, () => {
        at += 1;
        return encode(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate));
      }),
    );
};
