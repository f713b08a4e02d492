import { expect } from '@playwright/test';
import type { PhoneHost } from '../../harness/phone-host.ts';
import { microphone, near } from '../harness/tones.ts';
import type { OtherSide } from './other-side.ts';

/** One story of an agent's phone, whatever server it is registered at. */
export type Scenario = { title: string; run: (phone: PhoneHost, other: OtherSide) => Promise<void> };

const patience = { timeout: 20_000 };

const agentHears = (phone: PhoneHost, hertz: number): Promise<void> =>
  expect.poll(async () => near(await phone.tone(), hertz), patience).toBe(true);

const otherHears = (other: OtherSide, hertz: number): Promise<void> =>
  expect.poll(async () => near(await other.hears(), hertz), patience).toBe(true);

const bothHear = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await agentHears(phone, other.sends);
  await otherHears(other, microphone);
};

/** The agent calls, and they talk. */
const connected = async (phone: PhoneHost, other: OtherSide, orderId = ''): Promise<void> => {
  await phone.callOut({ callee: other.number, orderId });
  await other.rings();
  await other.answers();
  await phone.status(2);
};

/** After a hold. */
const bothHearAgain = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  if (!other.echoes) return bothHear(phone, other);
  await agentHears(phone, other.sends);
  await other.echoes();
  return agentHears(phone, microphone);
};

const noCode = async (phone: PhoneHost): Promise<void> => {
  for (const status of await phone.heard('dialStatus')) expect(status).not.toHaveProperty('hangupCode');
};

const out: Scenario = {
  title: '[P3] [P6] a call out: it rings, is answered, both hear each other; the agent hangs up',
  run: async (phone, other) => {
    await phone.callOut({ callee: other.number, orderId: 'order-1', params: '{"a":"张"}' });
    await phone.status(0);
    await other.rings();
    await other.answers();
    const talking = await phone.status(2);
    const fields = { direction: 1, callee: other.number, orderId: 'order-1', params: '{"a":"张"}' };
    expect(talking).toMatchObject({ ...fields, callId: expect.stringMatching(/./) });
    await bothHear(phone, other);
    await phone.button('Hang up').click();
    expect(await phone.status(5)).toMatchObject({ ...fields, hangupReason: 'hung up' });
    await other.isFree();
    await noCode(phone);
  },
};

const into: Scenario = {
  title: '[P3] [P6] a call in: it rings, is answered, both hear each other; the other side hangs up',
  run: async (phone, other) => {
    await other.calls();
    expect(await phone.status(1)).toMatchObject({ direction: 0 });
    await phone.button('Answer').click();
    await phone.status(2);
    await other.talks();
    await bothHear(phone, other);
    await other.hangsUp();
    expect(await phone.status(5)).toMatchObject({ hangupReason: 'hung up' });
    await noCode(phone);
  },
};

const rejected: Scenario = {
  title: '[P7a] the agent rejects a call: the caller is told, and it is no fault',
  run: async (phone, other) => {
    await other.calls();
    await phone.status(1);
    await phone.button('Reject').click();
    expect(await phone.status(5)).toMatchObject({ hangupReason: 'rejected' });
    await other.isFree();
    await noCode(phone);
  },
};

const missed: Scenario = {
  title: '[P7a] the caller gives up: a missed call, and no fault',
  run: async (phone, other) => {
    await other.calls();
    await phone.status(1);
    await other.hangsUp();
    expect(await phone.status(5)).toMatchObject({ hangupReason: 'missed' });
    await noCode(phone);
  },
};

const refused: Scenario = {
  title: '[P7a] the other side refuses: no fault of the network',
  run: async (phone, other) => {
    await phone.callOut({ callee: other.number });
    await other.rings();
    await other.refuses();
    expect((await phone.status(5))['hangupReason']).toMatch(/^(busy|declined)$/);
    await noCode(phone);
  },
};

const cancelled: Scenario = {
  title: '[P7a] the agent cancels: it rings no more, and it is no fault',
  run: async (phone, other) => {
    await phone.callOut({ callee: other.number });
    await other.rings();
    await phone.button('Cancel').click();
    expect(await phone.status(5)).toMatchObject({ hangupReason: 'cancelled' });
    await other.isFree();
    await noCode(phone);
  },
};

const held: Scenario = {
  title: '[P8] hold: the other side is not heard and does not hear; resumed, both do',
  run: async (phone, other) => {
    await connected(phone, other);
    await bothHear(phone, other);
    await phone.button('Hold').click();
    await expect(phone.button('Resume')).toBeVisible();
    await expect.poll(() => phone.tone(), patience).toBe(0);
    await expect.poll(() => other.hears(), patience).toBe(0);
    await phone.button('Resume').click();
    await expect(phone.button('Hold')).toBeVisible();
    await bothHearAgain(phone, other);
    await phone.button('Hang up').click();
    await other.isFree();
    await noCode(phone);
  },
};

const muted: Scenario = {
  title: '[P8] mute: the other side hears nothing, the agent hears on',
  run: async (phone, other) => {
    await connected(phone, other);
    await bothHear(phone, other);
    await phone.button('Mute').click();
    await expect.poll(() => other.hears(), patience).toBe(0);
    await agentHears(phone, other.sends);
    await phone.button('Unmute').click();
    await bothHear(phone, other);
    await phone.button('Hang up').click();
    await other.isFree();
  },
};

const sameOrder: Scenario = {
  title: '[P4] a live orderId is not dialled twice; another call is busy',
  run: async (phone, other) => {
    await phone.callOut({ callee: other.number, orderId: 'order-2' });
    const first = await phone.status(0);
    await other.rings();
    await phone.forget();
    await phone.callOut({ callee: other.number, orderId: 'order-2' });
    await phone.callOut({ callee: other.number, orderId: 'order-3' });
    expect(await phone.status(5)).toMatchObject({ orderId: 'order-3', hangupReason: 'busy' });
    expect(await phone.status(0)).toMatchObject({ orderId: 'order-2', callId: first['callId'] });
    await phone.button('Cancel').click();
    await other.isFree();
  },
};

/** The same list for every server: two for the way, then the ends, then what one does in a call. */
export const scenarios: readonly Scenario[] = [
  out,
  into,
  rejected,
  missed,
  refused,
  cancelled,
  held,
  muted,
  sameOrder,
];
