import { expect, test } from 'vitest';
import { playTime, soundPosition, soundTime } from './play-time.ts';

test('[A10] a sound whose length nobody knows shows none, until it is played', () => {
  expect(soundTime({ playing: false, at: 0, length: 0 })).toBe('');
  expect(soundTime({ playing: true, at: 0, length: 0 })).toBe('0:00');
  expect(soundTime({ playing: false, at: 2, length: 0 })).toBe('0:02');
  expect(soundTime({ playing: false, at: 0, length: 67 })).toBe('1:07');
  expect(soundTime({ playing: true, at: 3, length: 67 })).toBe('0:03');
  expect(soundPosition(2, 0)).toBe('0:02');
  expect(soundPosition(2, 67)).toBe('0:02 / 1:07');
  expect([playTime(Infinity), playTime(-3), playTime(3_661)]).toEqual(['0:00', '0:00', '61:01']);
});
