import { expect, test } from 'vitest';
import { isUp, legAfter, type LegEvent, type LegState, moveLeg } from './leg-state.ts';

const states: LegState[] = [
  'received',
  'invited',
  'ringing',
  'cancelling',
  'answered',
  'talking',
  'lost',
  'ended',
];
const events: LegEvent[] = ['ring', 'answer', 'ack', 'cancel', 'lose', 'back', 'end'];
const walk = (from: LegState, ...steps: LegEvent[]): LegState => steps.reduce(moveLeg, from);

test('[P6] the ways of a leg: ring, answer, talk, loss and return, cancel that an answer crosses', () => {
  expect(walk('received', 'ring', 'ring', 'answer', 'ack', 'lose', 'back', 'end')).toBe('ended');
  expect(walk('invited', 'ring', 'cancel', 'answer', 'end')).toBe('ended');
  expect(walk('invited', 'answer', 'ack', 'ack')).toBe('talking');
  expect(walk('answered', 'lose', 'ack', 'back')).toBe('talking');
});

test('[P6] every state ends, ended is left by nothing, and illegal moves throw', () => {
  for (const state of states.filter((name) => name !== 'ended')) expect(legAfter(state, 'end')).toBe('ended');
  const illegal = states.flatMap((state) =>
    events.filter((event) => legAfter(state, event) === null).map((event) => [state, event] as const),
  );
  for (const [state, event] of illegal)
    expect(() => moveLeg(state, event)).toThrow(`${state} cannot ${event}`);
  expect(events.map((event) => legAfter('ended', event))).toEqual(events.map(() => null));
  expect(legAfter('received', 'cancel')).toBe(null);
  expect(legAfter('ringing', 'lose')).toBe(null);
  expect(states.filter(isUp)).toEqual(['answered', 'talking', 'lost']);
});
