import { PhoneHost } from '../../harness/phone-host.ts';
import { deskAdmin } from '../harness/desk-admin.ts';
import { expect, test } from '../harness/sip-test.ts';
import type { SipPlace } from '../harness/sip-place.ts';
import { microphone, near } from '../harness/tones.ts';

const patience = { timeout: 20_000 };

const hears = (ear: () => Promise<number>, hertz: number): Promise<void> =>
  expect.poll(async () => near(await ear(), hertz), patience).toBe(true);

const ask = async (phone: PhoneHost, extension: string): Promise<void> => {
  await phone.button('Transfer').click();
  await phone.phone.getByLabel('Number or extension').fill(extension);
  await phone.button('Ask first').click();
};

test('[P8] attended transfer: the agent asks a colleague while the customer waits, then joins the two and is out', async ({
  place,
  person,
  other,
}) => {
  const ada = await PhoneHost.ready(await person(), place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  await ada.callOut({ callee: other.number, orderId: 'order-9' });
  await other.rings();
  await other.answers();
  await ada.status(2);
  await hears(() => other.hears(), microphone);
  await ask(ada, '1002');
  await bo.status(1);
  await bo.button('Answer').click();
  await hears(() => bo.tone(), microphone);
  await expect.poll(() => other.hears(), patience).toBe(0);
  await ada.button('Join them').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'hung up' });
  await hears(() => bo.tone(), other.sends);
  await hears(() => other.hears(), microphone);
  // He is in the customer's call from now on; the one in which he was asked is over.
  expect(await bo.codes()).toEqual([6, 4, 1, 2, 5, 2]);
  const [asked, joined] = (await bo.heard('dialStatus')).filter(({ code }) => code === 2);
  expect(joined).toMatchObject({
    direction: 0,
    caller: other.number,
    callId: expect.not.stringMatching(`^${asked?.['callId']}$`),
  });
  expect((await bo.heard('agentStatus')).at(-1)).toEqual({ code: 2 });
  await bo.button('Hang up').click();
  await expect.poll(async () => (await bo.codes()).at(-1)).toBe(5);
  const admin = await deskAdmin(place.world);
  await expect
    .poll(async () => (await admin.calls()).map(({ state, result }) => [state, result]), patience)
    .toEqual([
      ['ended', 'answered'],
      ['ended', 'answered'],
      ['ended', 'answered'],
    ]);
  expect(place.kamailioLog()).not.toMatch(/ERROR|CRITICAL/);
});

const recordsOf = async (place: SipPlace) => {
  const calls = await (await deskAdmin(place.world)).calls();
  return calls.map(({ caller, callee, state, result }) => [caller, callee, state, result]);
};

const talk = async (from: PhoneHost, to: PhoneHost, extension: string): Promise<void> => {
  await from.callOut({ callee: extension });
  await to.status(1);
  await to.button('Answer').click();
  await Promise.all([from.status(2), to.status(2)]);
  await hears(() => from.tone(), microphone);
};

const statusOf = async (phone: PhoneHost): Promise<unknown> => (await phone.heard('agentStatus')).at(-1);

test('[P8] [M3] a colleague is handed to a third one, after a consultation and blindly: both talk and are busy, the agent is out', async ({
  place,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  const chen = await PhoneHost.ready(await person(), place, 'chen');
  const joined = async (): Promise<void> => {
    await ada.status(5);
    await hears(() => bo.tone(), microphone);
    await hears(() => chen.tone(), microphone);
    expect(await bo.codes()).not.toContain(5);
    for (const phone of [bo, chen]) expect(await statusOf(phone)).toEqual({ code: 2 });
    await bo.button('Mute').click();
    await expect.poll(() => chen.tone(), patience).toBe(0);
    await bo.button('Unmute').click();
    await hears(() => chen.tone(), microphone);
    await chen.button('Hang up').click();
    await Promise.all([bo.status(5), chen.status(5)]);
    for (const phone of [ada, bo, chen]) {
      if (await phone.button('Done').isVisible()) await phone.button('Done').click();
      await expect.poll(() => statusOf(phone), patience).toEqual({ code: 1 });
    }
  };
  await test.step('after a consultation', async () => {
    await talk(bo, ada, '1001');
    await ask(ada, '1003');
    await chen.status(1);
    await chen.button('Answer').click();
    await hears(() => chen.tone(), microphone);
    await ada.button('Join them').click();
    await joined();
  });
  for (const phone of [ada, bo, chen]) await phone.forget();
  await test.step('blindly', async () => {
    await talk(ada, bo, '1002');
    await ada.button('Transfer').click();
    await ada.phone.getByLabel('Number or extension').fill('1003');
    await ada.button('Transfer now').click();
    expect(await chen.status(1)).toMatchObject({ caller: '1002', callee: '1003' });
    await chen.button('Answer').click();
    await joined();
  });
  expect(await recordsOf(place)).toEqual([
    ['1002', '1003', 'ended', 'answered'],
    ['1001', '1002', 'ended', 'answered'],
    ['1002', '1003', 'ended', 'answered'],
    ['1001', '1003', 'ended', 'answered'],
    ['1002', '1001', 'ended', 'answered'],
  ]);
  expect(place.kamailioLog()).not.toMatch(/ERROR|CRITICAL/);
});

test('[P4] [P8] a colleague’s phone is not made to call outside; the agent keeps both calls', async ({
  place,
  person,
  other,
}) => {
  const ada = await PhoneHost.ready(await person(), place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  await talk(ada, bo, '1002');
  await ask(ada, other.number);
  await other.rings();
  await other.answers();
  await hears(() => other.hears(), microphone);
  await ada.button('Join them').click();
  await expect(ada.phone.getByText('The transfer failed. You still have the call.')).toBeVisible();
  await hears(() => other.hears(), microphone);
  expect(await ada.codes()).not.toContain(5);
  expect(await bo.codes()).not.toContain(5);
});
