import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { createFaultLine } from './fault-line.ts';
import { noFaults, parseFaults } from './switches.ts';

/** Timers that are run by hand, in the order of their time. */
const timers = () => {
  let now = 0;
  const waiting: { at: number; run: () => void }[] = [];
  return {
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      waiting.push(timer);
      return () => void waiting.splice(waiting.indexOf(timer), Number(waiting.includes(timer)));
    },
    runAll: () => {
      for (;;) {
        const [next] = waiting.toSorted((a, b) => a.at - b.at);
        if (!next) return;
        waiting.splice(waiting.indexOf(next), 1);
        now = next.at;
        next.run();
      }
    },
    left: () => waiting.length,
  };
};

const through = (switches: string, count: number, seed = 1) => {
  const came: number[] = [];
  const clock = timers();
  const faults = switches === '' ? noFaults : parseFaults([switches]);
  const deps = { faults, random: seededRandom(seed), after: clock.after };
  const line = createFaultLine(deps, (item: number) => came.push(item));
  for (let item = 0; item < count; item += 1) line.put(item);
  clock.runAll();
  return { came, counts: line.counts, line, clock };
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

test('[D3] a line without faults passes everything in order', () => {
  expect(through('', 100).came).toEqual(numbers(100));
});

test('[D3] each switch does what it says, as often as it says', () => {
  const dropped = through('drop=0.25', 4000);
  expect(dropped.counts.dropped).toBeGreaterThan(880);
  expect(dropped.counts.dropped).toBeLessThan(1120);
  expect(dropped.came).toHaveLength(4000 - dropped.counts.dropped);
  const doubled = through('duplicate=0.25', 4000);
  expect(doubled.came).toHaveLength(4000 + doubled.counts.duplicated);
  expect(doubled.counts.duplicated).toBeGreaterThan(880);
  const swapped = through('reorder=0.25', 4000);
  expect(swapped.came).not.toEqual(numbers(4000));
  expect(swapped.came.toSorted((a, b) => a - b)).toEqual(numbers(4000));
  const slept = through('sleep=50', 500);
  expect(slept.came.toSorted((a, b) => a - b)).toEqual(numbers(500));
});

test('[D3] the same seed gives the same faults, another seed others', () => {
  const switches = 'drop=0.1,reorder=0.2,duplicate=0.1,sleep=20';
  expect(through(switches, 500, 7).came).toEqual(through(switches, 500, 7).came);
  expect(through(switches, 500, 7).came).not.toEqual(through(switches, 500, 8).came);
});

test('[D3] a closed line delivers nothing and keeps no timer', () => {
  const came: number[] = [];
  const clock = timers();
  const faults = parseFaults(['reorder=1', 'sleep=50']);
  const line = createFaultLine({ faults, random: seededRandom(1), after: clock.after }, (item: number) =>
    came.push(item),
  );
  line.put(1);
  line.put(2);
  line.close();
  clock.runAll();
  expect(came).toEqual([]);
  expect(clock.left()).toBe(0);
});

test('switches that cannot be meant are refused with the list of what there is', () => {
  for (const wrong of [
    'drop',
    'drop=',
    'drop=2',
    'drop=1',
    'drop=-0.1',
    'drop=x',
    'sleep=99999',
    'wrong-orgin',
    '',
  ])
    expect(() => parseFaults([wrong]), `with ${wrong}`).toThrow('drop=0.1 reorder=0.1');
  expect(parseFaults(['drop=0.1, sleep=5', 'stale-signature'])).toEqual({
    ...noFaults,
    drop: 0.1,
    sleep: 5,
    staleSignature: true,
  });
});
