import { expect, test } from 'vitest';
import { createSignalFilter, exitStatus } from './processes.mjs';

const filterAt = (terminal) => {
  let time = 0;
  const filter = createSignalFilter({ terminal, now: () => time });
  return { at: (ms, signal) => ((time = ms), filter(signal)) };
};

test('in a terminal one Ctrl-C and its echo from npm stay here, a later one is passed on', () => {
  const filter = filterAt(true);
  expect([filter.at(0, 'SIGINT'), filter.at(20, 'SIGINT'), filter.at(3000, 'SIGINT')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('without a terminal the first SIGINT is passed on, its echo not', () => {
  const filter = filterAt(false);
  expect([filter.at(0, 'SIGINT'), filter.at(20, 'SIGINT'), filter.at(3000, 'SIGINT')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('SIGTERM is always passed on', () => {
  expect(filterAt(true).at(0, 'SIGTERM')).toBe(true);
});

test('an exit status is the code, or 128 and the signal', () => {
  expect(exitStatus(3, null)).toBe(3);
  expect(exitStatus(null, 'SIGTERM')).toBe(143);
});
