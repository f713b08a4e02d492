import type { Store } from '../store/port.ts';

/** P4: the demo's colleagues and numbers cost nothing; these show what the policy decides. Reserved for fiction. */
const demoCallNumbers = [
  { number: '12025550101', agentId: 1 },
  { number: '12025550102', agentId: 2 },
  { number: '12025550103', agentId: 3 },
];

/** Ten-thousandths of a dollar a minute. */
const demoCountries = [
  { country: 'CN', pricePerMinute: 200 },
  { country: 'ES', pricePerMinute: 150 },
  { country: 'HK', pricePerMinute: 180 },
  { country: 'MX', pricePerMinute: 210 },
  { country: 'US', pricePerMinute: 100 },
];

const demoFunds = 250_000;

/** F2. */
export const seedDemoCalls = (writes: Store['writes'], deskId: number, now: number): Promise<object>[] => {
  const deed = { deskId, now };
  return [
    writes.changeCallPolicy({ ...deed, version: 1, change: { countries: demoCountries, trialPerDay: 200 } }),
    writes.changeCallLine({ ...deed, version: 1, change: { webCalls: true } }),
    writes.addCallFunds({ ...deed, amount: demoFunds, note: 'Demo' }),
    ...demoCallNumbers.map(({ number, agentId }) =>
      writes.addCallNumber({ ...deed, number, label: '', agentIds: [agentId] }),
    ),
  ];
};
