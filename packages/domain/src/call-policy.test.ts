import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallFactsForPolicy, chargeOf, decideCall } from './call-policy.ts';
import { fromPhoneStatus, toPhoneStatus } from './phone-status.ts';

const facts: CallFactsForPolicy = {
  target: { kind: 'outside', number: '85221234567', country: 'HK' },
  agentMayCall: true,
  agentIsFree: true,
  orderIsLive: false,
  wishedCaller: '',
  callerNumbers: ['12025550101', '12025550102'],
  random: 0,
  isBlocked: false,
  pricePerMinute: 100,
  balance: 1000,
  longestMinutes: 60,
  limits: { perNumberPerDay: null, perAgentPerDay: null, perDeskPerDay: null, trialPerDay: null },
  counts: { toNumber: 0, ofAgent: 0, ofDesk: 0 },
  hasOutsideLine: true,
};
const decide = (change: Partial<CallFactsForPolicy>) => decideCall({ ...facts, ...change });
const limits = (change: Partial<CallFactsForPolicy['limits']>) => ({
  limits: { ...facts.limits, ...change },
});
const counts = { toNumber: 3, ofAgent: 5, ofDesk: 9 };

test.each<[string, Partial<CallFactsForPolicy>, number | null]>([
  ['an agent who may not', { agentMayCall: false }, 813],
  ['a live order', { orderIsLive: true }, null],
  ['an agent in a call', { agentIsFree: false }, null],
  ['no number', { target: { kind: 'bad' } }, 812],
  ['a country that is not listed', { pricePerMinute: null }, 811],
  ['the blacklist', { isBlocked: true }, 814],
  ["another one's number", { wishedCaller: '12025550199' }, 816],
  ['no number of his own', { callerNumbers: [] }, 816],
  ['the trial', { counts, ...limits({ trialPerDay: 9 }) }, 817],
  ['this number', { counts, ...limits({ perNumberPerDay: 3 }) }, 815],
  ['this agent', { counts, ...limits({ perAgentPerDay: 5 }) }, 815],
  ['the desk', { counts, ...limits({ perDeskPerDay: 9 }) }, 815],
  ['not a minute left', { balance: 99 }, 810],
  ['no way out', { hasOutsideLine: false }, 819],
])('[P4] denied: %s', (_, change, code) => {
  expect(decide(change)).toMatchObject({ allow: false, code });
});

test('[P4] limits that are not reached, or not set, let through', () => {
  const high = { perNumberPerDay: 4, perAgentPerDay: 6, perDeskPerDay: 10, trialPerDay: 10 };
  expect(decide({ counts, limits: high })).toMatchObject({ allow: true });
  expect(decide({ counts })).toMatchObject({ allow: true });
});

test('[P4] for as long as the money lasts, at most the longest; what is free costs nothing', () => {
  expect(decide({ balance: 350 })).toMatchObject({ minutes: 3, reserve: 300 });
  expect(decide({ balance: 1_000_000 })).toMatchObject({ minutes: 60, reserve: 6000 });
  expect(decide({ pricePerMinute: 0, balance: 0 })).toMatchObject({ minutes: 60, reserve: 0 });
});

test('[P4] colleagues and demo numbers ask for no money, no country, no number of their own', () => {
  const poor = { balance: 0, pricePerMinute: null, callerNumbers: [], hasOutsideLine: false };
  expect(decide({ ...poor, target: { kind: 'inside' } })).toMatchObject({
    allow: true,
    reserve: 0,
    caller: '',
  });
});

test('[P4] an empty caller is one of his own by chance, a wished one is taken with or without +', () => {
  expect(decide({ random: 0 })).toMatchObject({ caller: '12025550101' });
  expect(decide({ random: 0.999_999 })).toMatchObject({ caller: '12025550102' });
  expect(decide({ wishedCaller: '+12025550102' })).toMatchObject({ caller: '12025550102' });
});

test('[P4] whatever the price, the balance and the talk: no call reserves or costs more than there is', () => {
  const whole = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 1, max: 1440 }), whole, (balance, price, longest, talk) => {
      const decision = decide({ balance, pricePerMinute: price, longestMinutes: longest });
      // Denied only where not even one minute can be paid.
      expect(decision.allow).toBe(price <= balance);
      const reserved = decision.allow ? decision.reserve : 0;
      expect(reserved).toBeLessThanOrEqual(balance);
      const charge = chargeOf({ pricePerMinute: price, reserved }, talk);
      expect(charge).toBeLessThanOrEqual(reserved);
      expect(Number.isSafeInteger(charge)).toBe(true);
    }),
    { seed: 20_260_131 },
  );
});

test('[P4] each begun minute counts, none without talk', () => {
  const call = { pricePerMinute: 100, reserved: 1000 };
  expect([0, 1, 60_000, 60_001].map((ms) => chargeOf(call, ms))).toEqual([0, 100, 100, 200]);
  expect(chargeOf(call, -5)).toBe(0);
});

test('[M3] seven words of interface 2 for one status, there and back', () => {
  for (const code of [1, 2, 3, 4, 5, 6, 7] as const) expect(toPhoneStatus(fromPhoneStatus(code))).toBe(code);
  expect(toPhoneStatus({ status: 'offline', reason: null })).toBe(7);
  expect(toPhoneStatus({ status: 'away', reason: null })).toBe(7);
});
