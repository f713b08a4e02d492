import { allowOrigins } from '../../harness/allow-origins.ts';
import { PhoneHost } from '../../harness/phone-host.ts';
import { smallOrigin } from '../../harness/small-origin.ts';
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

const statusOf = async (phone: PhoneHost): Promise<unknown> => (await phone.heard('agentStatus')).at(-1);

test('[P7] the page reloads in a call: the browser asks first, then the other side is told at once, and the next call works', async ({
  place,
  person,
  other,
  baresip,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await phone.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await phone.status(2);
  // Browsers ask only where somebody has clicked.
  await phone.button('Mute').click();
  await phone.button('Unmute').click();
  await bothHear(phone, other);
  const asked: string[] = [];
  phone.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  await phone.page.reload({ timeout: 1_000 }).catch(() => undefined);
  expect(asked).toEqual(['beforeunload']);
  await bothHear(phone, other);
  await phone.page.reload();
  expect(asked).toEqual(['beforeunload', 'beforeunload']);
  await other.isFree();
  await phone.status(4);
  expect(await phone.codes()).not.toContain(2);
  const admin = await deskAdmin(place.world);
  await expect.poll(async () => (await admin.calls())[0], patience).toMatchObject({ result: 'answered' });
  baresip.forget();
  await phone.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await phone.status(2);
  await bothHear(phone, other);
  await phone.button('Hang up').click();
  await other.isFree();
});

test('[P7] who dials in a second tab, on another host site, speaks there; the first one shows the call and commands it, but cannot take it; the second closes: it is over for all', async ({
  place,
  person,
  other,
}) => {
  const secondSite = await smallOrigin();
  await allowOrigins(place.world, [place.site.origin, secondSite.origin]);
  const page = await person();
  const first = await PhoneHost.ready(page, place, 'ada');
  const second = await PhoneHost.ready(await page.context().newPage(), { ...place, site: secondSite }, 'ada');
  await second.callOut({ callee: other.number, orderId: 'from-second' });
  await other.rings();
  const [inFirst, inSecond] = await Promise.all([first.status(0), second.status(0)]);
  expect(inSecond).toEqual(inFirst);
  expect(inFirst).toMatchObject({ orderId: 'from-second' });
  await other.answers();
  await Promise.all([second.status(2), first.status(2)]);
  await expect(first.phone.getByText('Sound is in another window.')).toBeVisible();
  await expect(first.button('Use it here')).toHaveCount(0);
  await bothHear(second, other);
  await first.button('Mute').click();
  await expect.poll(() => other.hears(), patience).toBe(0);
  await second.button('Unmute').click();
  await bothHear(second, other);
  await first.button('Hold').click();
  await expect(second.button('Resume')).toBeVisible();
  await first.button('Resume').click();
  await expect(second.button('Hold')).toBeVisible();
  await second.page.close();
  await other.isFree();
  expect(await first.status(5)).toMatchObject({ callId: inFirst['callId'], orderId: 'from-second' });
  await first.forget();
  await first.button('Done').click();
  await expect.poll(() => statusOf(first), patience).toEqual({ code: 1 });
  await first.callOut({ callee: other.number });
  await other.rings();
  await first.button('Cancel').click();
  await first.status(5);
  secondSite.close();
});

test('[P7] [P7a] the tab with the call dies: the other tab says that the network failed, and calls again', async ({
  place,
  person,
  other,
  baresip,
}) => {
  const holder = await PhoneHost.ready(await person(), place, 'ada');
  // In a browser of its own, so that it outlives the other.
  const mirror = await PhoneHost.ready(await person(), place, 'ada');
  await holder.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await Promise.all([mirror.status(2), holder.status(2)]);
  await bothHear(holder, other);
  await kill(holder.page);
  expect(await mirror.status(5, 40_000)).toMatchObject({ hangupCode: 800 });
  await other.isFree();
  await mirror.button('Done').click();
  await expect.poll(() => statusOf(mirror), patience).toEqual({ code: 1 });
  await mirror.forget();
  baresip.forget();
  await mirror.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await mirror.status(2);
  await bothHear(mirror, other);
  await mirror.button('Hang up').click();
  await other.isFree();
});
