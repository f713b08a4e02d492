import { PhoneHost } from '../../harness/phone-host.ts';
import { deskAdmin } from '../harness/desk-admin.ts';
import { goneMs } from '../harness/kamailio.ts';
import { expect, test } from '../harness/sip-test.ts';
import { startCaller } from '../harness/sipp.ts';
import { microphone, near } from '../harness/tones.ts';
import type { OtherSide } from '../scenarios/other-side.ts';

const patience = { timeout: 20_000 };

const talk = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await phone.callOut({ callee: other.number, orderId: 'order-9' });
  await other.rings();
  await other.answers();
  await phone.status(2);
};

const bothHear = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await expect.poll(async () => near(await phone.tone(), other.sends), patience).toBe(true);
  await expect.poll(async () => near(await other.hears(), microphone), patience).toBe(true);
};

test('[P8] blind transfer: the customer is handed to a colleague, and the agent is out', async ({
  place,
  person,
  other,
}) => {
  const ada = await PhoneHost.ready(await person(), place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  await talk(ada, other);
  await bothHear(ada, other);
  await ada.button('Transfer').click();
  await ada.phone.getByLabel('Number or extension').fill('1002');
  await ada.button('Transfer now').click();
  expect(await bo.status(1)).toMatchObject({ direction: 0, caller: other.number });
  await bo.button('Answer').click();
  await bo.status(2);
  await ada.status(5);
  await expect.poll(async () => near(await bo.tone(), other.sends), patience).toBe(true);
  await bo.button('Hang up').click();
  await bo.status(5);
  const admin = await deskAdmin(place.world);
  await expect
    .poll(async () => (await admin.calls()).map(({ result, agent }) => [agent?.customer_name, result]))
    .toEqual([
      ['Bo', 'answered'],
      ['Ada', 'answered'],
    ]);
});

test('[P4] [P8] blind transfer to a number outside is refused; the agent still has the call', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await talk(phone, other);
  await phone.button('Transfer').click();
  await phone.phone.getByLabel('Number or extension').fill('85298765432');
  await phone.button('Transfer now').click();
  await expect(phone.phone.getByText('The transfer failed. You still have the call.')).toBeVisible();
  await bothHear(phone, other);
});

test('[P7a] the socket breaks while they talk: the sound goes on, the phone is back, and the agent hangs up', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await talk(phone, other);
  await bothHear(phone, other);
  await phone.forget();
  place.line.cut();
  await phone.status(3);
  await bothHear(phone, other);
  place.line.mend();
  await phone.status(4);
  const backAt = Date.now();
  await bothHear(phone, other);
  // The call of a phone that stays away would have been ended by now.
  await expect.poll(() => Date.now() - backAt, patience).toBeGreaterThan(goneMs + 1_000);
  await bothHear(phone, other);
  await phone.button('Hang up').click();
  expect(await phone.status(5)).toMatchObject({ hangupReason: 'hung up' });
  await other.isFree();
});

test('[P7a] the socket breaks while they talk, and the other side hangs up afterwards', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await talk(phone, other);
  await phone.forget();
  place.line.cut();
  await phone.status(3);
  place.line.mend();
  await phone.status(4);
  await bothHear(phone, other);
  await other.hangsUp();
  expect(await phone.status(5)).toMatchObject({ hangupReason: 'hung up' });
});

test('[P7a] the socket breaks while it rings: 800, and never the word of an agent who cancels', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await phone.callOut({ callee: other.number });
  await other.rings();
  await phone.status(0);
  place.line.cut();
  expect(await phone.status(5)).toMatchObject({ hangupCode: 800 });
  place.line.mend();
});

test('[P4] [P8] a second call in a call is refused as busy, and the first goes on', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await talk(phone, other);
  const caller = await startCaller(place, '12025550101');
  expect(await caller.final()).toMatch(/^SIP\/2\.0 48[06] /);
  await bothHear(phone, other);
  await phone.button('Hang up').click();
  await other.isFree();
  const admin = await deskAdmin(place.world);
  await expect.poll(async () => (await admin.calls()).map(({ result }) => result)).toContain('answered');
});

test('[P6] what the caller is told: 603 by an agent who rejects, 480 where nobody is', async ({
  place,
  person,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const rejected = await startCaller(place, '12025550101');
  const ringing = await phone.status(1);
  expect(ringing).toMatchObject({ direction: 0, orderId: 'in-order-1', other: '{"name":"张三"}' });
  await phone.button('Reject').click();
  expect(await rejected.final()).toBe('SIP/2.0 603 Decline');
  const nobody = await startCaller(place, '12025550103');
  expect(await nobody.final()).toMatch(/^SIP\/2\.0 480 /);
});
