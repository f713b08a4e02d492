import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bus, BusEvent, Origin } from './port.ts';

/** Buses that hear one another, if the kind can; `settle` waits until what was published has arrived everywhere. */
export type BusesUnderTest = { buses: Bus[]; settle: () => Promise<void>; close: () => Promise<void> };

const typing = (name: string): BusEvent => ({ type: 'typing', from: 'agent', visitorId: 1, on: true, name });
const nameOf = (event: BusEvent): string =>
  event.type === 'typing' && event.from === 'agent' ? event.name : '';

const recorder = (bus: Bus) => {
  const heard: { name: string; origin: Origin }[] = [];
  const stop = bus.subscribe((event, origin) => heard.push({ name: nameOf(event), origin }));
  return { heard, stop, names: () => heard.map(({ name }) => name) };
};

const failing = (): never => {
  throw new Error('a listener that fails');
};

/** What every bus does. */
export const busContract = (kind: string, open: () => Promise<BusesUnderTest>): void => {
  describe(`bus: ${kind}`, () => {
    let under: BusesUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());
    const first = (): Bus => {
      const [bus] = under.buses;
      if (!bus) throw new Error('no bus is under test');
      return bus;
    };

    test('[D4] a node hears itself before publish returns, in order, and once', async () => {
      const { heard } = recorder(first());
      first().publish([typing('a'), typing('b')]);
      first().publish([typing('c')]);
      const expected = ['a', 'b', 'c'].map((name) => ({ name, origin: 'here' }));
      expect(heard).toEqual(expected);
      await under.settle();
      expect(heard).toEqual(expected);
    });

    test('[D4] the other nodes hear the same in the same order', async () => {
      const others = under.buses.slice(1).map(recorder);
      for (const name of ['a', 'b', 'c', 'd']) first().publish([typing(name)]);
      await under.settle();
      for (const { heard } of others)
        expect(heard).toEqual(['a', 'b', 'c', 'd'].map((name) => ({ name, origin: 'elsewhere' })));
    });

    test('[D4] what is delivered stays on the node', async () => {
      const others = under.buses.slice(1).map(recorder);
      const { heard } = recorder(first());
      first().deliver([typing('mine')], 'elsewhere');
      await under.settle();
      expect(heard).toEqual([{ name: 'mine', origin: 'elsewhere' }]);
      expect(others.flatMap(({ heard }) => heard)).toEqual([]);
    });

    test('a listener that fails takes nothing from the others, and publish does not throw', () => {
      first().subscribe(failing);
      const { names } = recorder(first());
      expect(() => first().publish([typing('a')])).not.toThrow();
      expect(names()).toEqual(['a']);
    });

    test('who unsubscribed hears no more; closing twice is closing once', async () => {
      const { names, stop } = recorder(first());
      first().publish([typing('a')]);
      stop();
      first().publish([typing('b')]);
      await first().close();
      await first().close();
      expect(names()).toEqual(['a']);
    });
  });
};
