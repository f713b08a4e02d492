import { PhoneHost } from '../../harness/phone-host.ts';
import { deskAdmin } from '../harness/desk-admin.ts';
import { kill } from '../../harness/kill-page.ts';
import { expect, test } from '../harness/sip-test.ts';
import { microphone, near } from '../harness/tones.ts';
import type { OtherSide } from '../scenarios/other-side.ts';

const patience = { timeout: 30_000 };

const bothHear = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await expect.poll(async () => near(await phone.tone(), other.sends), patience).toBe(true);
  await expect.poll(async () => near(await other.hears(), microphone), patience).toBe(true);
};

const talk = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await phone.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await phone.status(2);
  await bothHear(phone, other);
};

test('[P7] [P8] the only page dies while they talk: the call ends for the other side, and the next one works', async ({
  place,
  person,
  other,
  baresip,
}) => {
  const page = await person();
  const phone = await PhoneHost.ready(page, place, 'ada');
  await talk(phone, other);
  await kill(page);
  await other.isFree();
  const admin = await deskAdmin(place.world);
  await expect
    .poll(async () => (await admin.calls())[0], patience)
    .toMatchObject({ state: 'ended', result: 'answered' });
  baresip.forget();
  const next = await PhoneHost.ready(await page.context().newPage(), place, 'ada');
  await talk(next, other);
  await next.button('Hang up').click();
  await other.isFree();
  expect(place.kamailioLog()).not.toContain('CRITICAL');
});

test('[P7] [P7a] the page dies while it rings: the other side is rung no more', async ({
  place,
  person,
  other,
}) => {
  const page = await person();
  const phone = await PhoneHost.ready(page, place, 'ada');
  await phone.callOut({ callee: other.number });
  await other.rings();
  await kill(page);
  await other.isFree();
  const admin = await deskAdmin(place.world);
  // Not `no-answer`: it did not ring for all its time.
  await expect.poll(async () => (await admin.calls())[0], patience).toMatchObject({ result: 'cancelled' });
});

test('[P7] a colleague’s page dies while they talk: this one is not left with silence', async ({
  place,
  person,
}) => {
  const page = await person();
  const ada = await PhoneHost.ready(page, place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await bo.button('Answer').click();
  await bo.status(2);
  await expect.poll(async () => near(await bo.tone(), microphone), patience).toBe(true);
  await kill(page);
  expect(await bo.status(5, 30_000)).toMatchObject({ hangupReason: 'hung up' });
});
