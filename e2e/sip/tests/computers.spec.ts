import { PhoneHost } from '../../harness/phone-host.ts';
import { meddle } from '../harness/agent-socket.ts';
import { deskAdmin } from '../harness/desk-admin.ts';
import { expect, test } from '../harness/sip-test.ts';
import { microphone, near } from '../harness/tones.ts';
import type { OtherSide } from '../scenarios/other-side.ts';

const patience = { timeout: 30_000 };

const bothHear = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
  await expect.poll(async () => near(await phone.tone(), other.sends), patience).toBe(true);
  await expect.poll(async () => near(await other.hears(), microphone), patience).toBe(true);
};

const statusOf = async (phone: PhoneHost): Promise<unknown> => (await phone.heard('agentStatus')).at(-1);

test('[P7] [P8] an agent at two computers: both show the call, he answers at one and ends it at the other; one record', async ({
  place,
  person,
  other,
}) => {
  const here = await PhoneHost.ready(await person(), place, 'ada');
  const there = await PhoneHost.ready(await person(), place, 'ada');
  await other.calls();
  const [first, second] = await Promise.all([here.status(1), there.status(1)]);
  expect(second).toEqual(first);
  await there.button('Answer').click();
  await Promise.all([here.status(2), there.status(2)]);
  await bothHear(here, other);
  await there.button('Hang up').click();
  for (const phone of [here, there]) expect(await phone.status(5)).toMatchObject({ hangupReason: 'hung up' });
  await other.isFree();
  const admin = await deskAdmin(place.world);
  await expect.poll(async () => (await admin.calls()).map(({ result }) => result)).toEqual(['answered']);
});

type Frame = Record<string, unknown>;

/** What a server would say that gives the lease to everybody: two phones of one agent are registered, and both are rung. */
const givesEveryoneTheLease = (frame: Frame): Frame | null => {
  if (frame['method'] === 'media_lease_push') return null;
  if (frame['method'] !== 'claim_media_lease' && frame['method'] !== 'renew_media_lease') return frame;
  const data = frame['data'] as Frame | undefined;
  return { ...frame, code: 0, data: { ...data, granted: true, fencing: 1, expires_at: Date.now() + 15_000 } };
};

test('[P7a] [P8] two phones of one agent are rung: one answers, the other was answered elsewhere, and no call is missed', async ({
  place,
  person,
  other,
}) => {
  const here = await PhoneHost.ready(await person(), place, 'ada');
  const page = await person();
  await meddle(page, place.world.desk, givesEveryoneTheLease);
  const there = await PhoneHost.ready(page, place, 'ada');
  await other.calls();
  await Promise.all([here.status(1), there.status(1)]);
  await there.button('Answer').click();
  await there.status(2);
  const ended = await here.status(5);
  expect(ended).toMatchObject({ hangupReason: 'answered elsewhere' });
  expect(ended).not.toHaveProperty('hangupCode');
  await bothHear(there, other);
  expect(await statusOf(here)).toEqual({ code: 2 });
  const admin = await deskAdmin(place.world);
  expect((await admin.calls()).map(({ state }) => state)).toEqual(['talking']);
  await there.button('Hang up').click();
  await other.isFree();
  await expect
    .poll(async () => (await admin.calls()).map(({ state, result }) => [state, result]), patience)
    .toEqual([['ended', 'answered']]);
});

test('[P7] the page reloads while it rings: it rings there again, and is answered', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await other.calls();
  const first = await phone.status(1);
  await phone.page.reload();
  expect(await phone.status(1)).toMatchObject({ callId: first['callId'], direction: 0 });
  await phone.button('Answer').click();
  await phone.status(2);
  await other.talks();
  await bothHear(phone, other);
  await phone.button('Hang up').click();
  await other.isFree();
  const admin = await deskAdmin(place.world);
  await expect.poll(async () => (await admin.calls()).map(({ result }) => result)).toEqual(['answered']);
});
