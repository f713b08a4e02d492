import { readFileSync } from 'node:fs';
import { frameSamples } from './pcmu.ts';

/** PCMU, 8 kHz, a whole number of frames: English (flite), Chinese and Spanish (espeak-ng), one after another. */
const speech = readFileSync(new URL('./greeting.ulaw', import.meta.url));

/** Its frames, over and over. */
export const greeting = (): (() => Buffer) => {
  let at = 0;
  return () => {
    const frame = speech.subarray(at, at + frameSamples);
    at = (at + frameSamples) % speech.length;
    return frame;
  };
};
