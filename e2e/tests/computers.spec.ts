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

test('[P3] [P7] a tab that had a call of its own takes over the one that lives: its host hears of no end, and of no end twice', async ({
  places,
  person,
}) => {
  const page = await person();
  const first = await PhoneHost.ready(page, places, 'ada');
  await first.callOut({ callee: '8820', orderId: 'first' });
  await first.status(2);
  await first.button('Hang up').click();
  await first.status(5);
  const second = await PhoneHost.ready(await page.context().newPage(), places, 'ada');
  await second.callOut({ callee: '8820', orderId: 'second' });
  await second.status(2);
  const ofOrder = async (orderId: string) =>
    (await first.heard('dialStatus')).filter((call) => call['orderId'] === orderId);
  await expect.poll(async () => (await ofOrder('second')).map(({ code }) => code), patience).toContain(2);
  await second.page.close();
  await expect.poll(async () => near(await first.tone()), patience).toBe(true);
  expect((await ofOrder('first')).map(({ code }) => code)).toEqual([0, 2, 5]);
  const told = await ofOrder('second');
  expect(told.map(({ code }) => code)).toEqual([0, 2]);
  await first.button('Hang up').click();
  await expect
    .poll(async () => (await ofOrder('second')).at(-1), patience)
    .toMatchObject({ ...told[1], code: 5, hangupReason: 'hung up' });
});

test('[P7] a page that is reloaded while it rings out tells that the call is over, and calls again', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  await ada.callOut({ callee: '8822', orderId: 'rings' });
  await ada.status(0);
  await ada.page.reload();
  expect(await ada.status(5)).toMatchObject({ orderId: 'rings' });
  await ada.status(4);
  await ada.forget();
  await ada.callOut({ callee: '8820' });
  await ada.status(2);
});

test('[P7] who hangs up while the call is still on its way back to the page has hung up', async ({
  places,
  person,
}) => {
  const page = await person();
  const ada = await PhoneHost.ready(page, places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await bo.button('Answer').click();
  await ada.status(2);
  const line = Promise.withResolvers<void>();
  await page.routeWebSocket(/\/sip$/, async (socket) => {
    await line.promise;
    socket.connectToServer();
  });
  await page.reload();
  await ada.status(2);
  await ada.button('Hang up').click();
  expect(await bo.codes()).not.toContain(5);
  line.resolve();
  await ada.status(5);
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'hung up' });
});

test('[P7] a page that was not handed the microphone dials with the one that has it', async ({
  places,
  person,
}) => {
  const page = await person();
  const first = await PhoneHost.ready(page, places, 'ada');
  const second = await PhoneHost.ready(await page.context().newPage(), places, 'ada', 'autoplay *');
  await second.callOut({ callee: '8820' });
  await Promise.all([first.status(2), second.status(2)]);
  await expect(second.phone.getByText('Sound is in another window.')).toBeVisible();
  await expect.poll(async () => near(await first.tone()), patience).toBe(true);
  await second.button('Hang up').click();
  await first.status(5);
});
