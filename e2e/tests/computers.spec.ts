import { allowOrigins } from '../harness/allow-origins.ts';
import { PhoneHost } from '../harness/phone-host.ts';
import { kill } from '../harness/kill-page.ts';
import { expect, near, test, withSound } from '../harness/places.ts';
import { smallOrigin } from '../harness/small-origin.ts';

test.use(withSound);
test.describe.configure({ timeout: 120_000 });

const patience = { timeout: 30_000 };

test('[P7] two computers and two sites of one agent are one phone: the sound is where it was answered, and moves there and back', async ({
  places,
  person,
}) => {
  const otherSite = await smallOrigin();
  await allowOrigins(places.world, [places.site.origin, otherSite.origin]);
  const here = await PhoneHost.ready(await person(), places, 'ada');
  const there = await PhoneHost.ready(await person(), { ...places, site: otherSite }, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await bo.callOut({ callee: '1001', orderId: 'order-2' });
  const [first, second] = await Promise.all([here.status(1), there.status(1)]);
  expect(second).toEqual(first);
  await there.button('Answer').click();
  await Promise.all([here.status(2), there.status(2)]);
  const hears = (phone: PhoneHost) => expect.poll(async () => near(await phone.tone()), patience).toBe(true);
  await hears(there);
  await hears(bo);
  await expect(here.phone.getByText('Sound is in another window.')).toBeVisible();
  for (const phone of [here, there, here]) {
    await phone.button('Use it here').click();
    await hears(phone);
    await hears(bo);
  }
  await expect(there.phone.getByText('Sound is in another window.')).toBeVisible();
  // P3: to their hosts it is one call that was answered once.
  for (const phone of [here, there])
    expect((await phone.codes()).filter((code) => code < 6 && code !== 4)).toEqual([1, 2]);
  expect(await bo.codes()).not.toContain(5);
  await here.button('Hang up').click();
  for (const phone of [here, there])
    expect(await phone.status(5)).toMatchObject({ callId: first['callId'], hangupReason: 'hung up' });
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'hung up' });
  await there.callOut({ callee: '8820' });
  await hears(there);
  await expect(here.phone.getByText('Sound is in another window.')).toBeVisible();
  otherSite.close();
});

test('[P7] the tab with the call dies without a word: another one takes the call over, and the customer is kept', async ({
  places,
  person,
}) => {
  const dying = await PhoneHost.ready(await person(), places, 'ada');
  const other = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await bo.callOut({ callee: '1001' });
  await dying.status(1);
  await dying.button('Answer').click();
  await Promise.all([dying.status(2), other.status(2)]);
  await kill(dying.page);
  await expect.poll(async () => near(await other.tone()), { timeout: 60_000 }).toBe(true);
  await expect.poll(async () => near(await bo.tone()), patience).toBe(true);
  for (const phone of [other, bo]) expect(await phone.codes()).not.toContain(5);
  await other.button('Hang up').click();
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'hung up' });
});
