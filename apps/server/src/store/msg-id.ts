import { randomUUID } from 'node:crypto';
import { systemClock } from '../clock.ts';

let millisecond = 0;
let stamp = '';

/** A UUIDv7 (M2): the time in milliseconds, then what a random UUID has behind its version. */
export const newMsgId = (now: number = systemClock.now()): string => {
  if (now !== millisecond) {
    millisecond = now;
    const hex = now.toString(16).padStart(12, '0');
    stamp = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
  }
  return stamp + randomUUID().slice(15);
};
