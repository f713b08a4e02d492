import { Caller } from '../harness/caller.ts';
import { ConsolePage } from '../harness/console-page.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { PhoneHost } from '../harness/phone-host.ts';
import { expect, near, test, withSound } from '../harness/places.ts';

test.use(withSound);

test.describe.configure({ timeout: 120_000 });

test('[V1] [P6] a visitor presses Call, hears it ring, and both hear each other; mute; the agent hangs up', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const caller = await Caller.open(await person(), places.world);
  await caller.call();
  const ringing = await ada.status(1);
  expect(ringing).toMatchObject({ direction: 0, caller: 'web' });
  // Who it is, not a number.
  await expect(ada.phone.getByRole('heading', { name: /^Visitor / })).toBeVisible();
  await expect(caller.panel).toContainText('Ringing…');
  await ada.button('Answer').click();
  await expect(caller.panel).toContainText('Ada');
  await expect(caller.shop.widget.getByRole('timer')).toHaveText(/^0:0\d$/);
  await expect.poll(async () => near(await ada.tone()), { timeout: 15_000 }).toBe(true);
  await expect.poll(async () => near(await caller.tone()), { timeout: 15_000 }).toBe(true);
  await caller.button('Mute').click();
  await expect(caller.panel).toContainText('You are muted');
  await expect.poll(() => ada.tone(), { timeout: 15_000 }).toBe(0);
  await caller.button('Unmute').click();
  await expect.poll(async () => near(await ada.tone()), { timeout: 15_000 }).toBe(true);
  await ada.button('Hang up').click();
  await expect(caller.panel).toContainText('Call ended');
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'hung up', callId: ringing['callId'] });
  await caller.button('Close').click();
  await expect(caller.panel).toHaveCount(0);
  await expect(caller.button('Call us')).toBeVisible();
});

test('[P6] [P8] a visitor who calls is named in words, in the phone and in the console; the wire keeps its word', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const caller = await Caller.open(await person(), places.world);
  const named = async (lang: string, words: string): Promise<void> => {
    await ada.post({
      type: 'init',
      content: { email: 'ada@demo.inlay', password: 'inlay-demo', lang, loginMethod: 0 },
    });
    await expect(ada.phone.getByText(words, { exact: true })).toBeVisible();
  };
  await caller.call();
  expect(await ada.status(1)).toMatchObject({ caller: 'web' });
  await named('zh-CN', '网站访客');
  await named('es-MX', 'Visitante del sitio web');
  await named('en-US', 'Website visitor');
  await caller.button('Cancel').click();
  await ada.status(5);
  await expect(ada.button('Call again')).toBeDisabled();
  await ada.button('Done').click();
  await ada.button('Calls').click();
  const row = ada.phone.getByRole('listitem').filter({ hasText: 'Website visitor' });
  await expect(row).toContainText(/Visitor .*Missed · Website visitor/);
  await expect(row.getByRole('button')).toBeDisabled();
  const admin = await ConsolePage.signIn(await person(), places.world);
  await admin.open('Calls');
  const list = admin.page.getByRole('list', { name: 'Calls' });
  await expect(list.getByRole('listitem').first()).toContainText(/Visitor .*Website visitor/);
  await expect(list).not.toContainText(/\bweb\b/);
});

test('[P6] [P8] it belongs to the conversation: the owner is rung, a line stands in both timelines; one can write meanwhile', async ({
  places,
  person,
}) => {
  const { world } = places;
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const desk = await DeskPage.login(await person(), world, 'ada');
  const caller = await Caller.open(await person(), world);
  await caller.shop.write('Hello there');
  await desk.takeFirst();
  await expect(caller.shop.widget.getByRole('heading', { name: 'Ada' })).toBeVisible();
  await caller.call();
  await ada.status(1);
  await ada.button('Answer').click();
  await expect(caller.shop.widget.getByRole('timer')).toBeVisible();
  await caller.shop.write('While we talk');
  await expect(desk.message('While we talk')).toBeVisible();
  expect(await bo.codes()).not.toContain(1);
  await caller.button('Hang up').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'hung up' });
  await expect(desk.root.getByText(/^Call with Ada, 0:\d\d/)).toBeVisible();
  await expect(caller.shop.widget.getByText(/^Call, 0:\d\d$/)).toBeVisible();
});

test('[P6] declined, not answered and cancelled are told in words, with the offer to write instead', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const caller = await Caller.open(await person(), places.world);
  await caller.call();
  await ada.status(1);
  await ada.button('Reject').click();
  await expect(caller.panel.getByRole('alert')).toContainText('Nobody could take the call');
  await ada.forget();
  await caller.button('Call again').click();
  await ada.status(1);
  await caller.button('Cancel').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'missed' });
  await expect(caller.panel).toContainText('Call ended');
});

test('[P8] [W3] a call in vain of a visitor who has never written stands in the waiting list; he is written back to', async ({
  places,
  person,
}) => {
  const { world } = places;
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const desk = await DeskPage.login(await person(), world, 'bo');
  const caller = await Caller.open(await person(), world);
  await caller.call();
  await ada.status(1);
  await caller.button('Cancel').click();
  await expect(desk.waiting).toHaveCount(1);
  await expect(desk.waiting.first()).toContainText('Missed call from the visitor');
  await desk.takeFirst();
  await desk.reply('You called? How can I help?');
  await caller.button('Close').click();
  await expect(caller.shop.message('You called? How can I help?')).toBeVisible();
  await expect(caller.shop.widget.getByText('Missed call', { exact: true })).toBeVisible();
});

test('[P6] two agents are free: both ring, one answers, for the other it is no missed call', async ({
  places,
  person,
}) => {
  const [ada, bo] = await Promise.all([
    PhoneHost.ready(await person(), places, 'ada'),
    PhoneHost.ready(await person(), places, 'bo'),
  ]);
  const caller = await Caller.open(await person(), places.world);
  await caller.call();
  await Promise.all([ada.status(1), bo.status(1)]);
  await bo.button('Answer').click();
  await bo.status(2);
  await expect(caller.panel).toContainText('Bo');
  expect((await ada.status(5))['hangupReason']).not.toBe('missed');
  await caller.button('Hang up').click();
  await bo.status(5);
});

test('[P6] the button is there only while somebody with a phone is; nobody free is told, and one writes instead', async ({
  places,
  person,
}) => {
  const caller = await Caller.open(await person(), places.world);
  await expect(caller.button('Call us')).toHaveCount(0);
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  await expect(caller.button('Call us')).toBeVisible();
  await ada.callOut({ callee: '8820' });
  await ada.status(2);
  await caller.call();
  await expect(caller.panel.getByRole('alert')).toContainText('Nobody is free right now');
  await caller.button('Write a message').click();
  await expect(caller.shop.composer).toBeFocused();
  await ada.button('Hang up').click();
  await ada.page.close();
  await expect(caller.button('Call us')).toHaveCount(0, { timeout: 20_000 });
});

test('[V1] the desk switches it off and on in the console', async ({ places, person }) => {
  await PhoneHost.ready(await person(), places, 'bo');
  const caller = await Caller.open(await person(), places.world);
  await expect(caller.button('Call us')).toBeVisible();
  const admin = await ConsolePage.signIn(await person(), places.world);
  await admin.open('Phone');
  const onOff = admin.page.getByRole('switch', { name: 'Visitors can call from the widget' });
  await expect(onOff).toBeChecked();
  await onOff.click({ force: true });
  await expect(onOff).not.toBeChecked();
  await expect(caller.button('Call us')).toHaveCount(0, { timeout: 20_000 });
  await onOff.click({ force: true });
  await expect(caller.button('Call us')).toBeVisible({ timeout: 20_000 });
});

for (const how of ['reloads', 'closes'] as const)
  test(`[P7] the visitor ${how} the page in the call: the agent is told at once, and the record ends`, async ({
    places,
    person,
  }) => {
    const ada = await PhoneHost.ready(await person(), places, 'ada');
    const page = await person();
    const caller = await Caller.open(page, places.world);
    await caller.call();
    await ada.status(1);
    await ada.button('Answer').click();
    await ada.status(2);
    await expect(caller.shop.widget.getByRole('timer')).toBeVisible();
    await (how === 'reloads' ? page.reload() : page.close());
    await ada.status(5, 25_000);
    await expect(ada.phone.getByText(/Free again in/)).toBeVisible();
  });

test('[P7] the agent reloads the phone in the call: the visitor waits a moment, then both hear each other again', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const caller = await Caller.open(await person(), places.world);
  await caller.call();
  await ada.status(1);
  await ada.button('Answer').click();
  await ada.status(2);
  await ada.page.reload();
  await ada.status(2);
  await expect.poll(async () => near(await ada.tone()), { timeout: 20_000 }).toBe(true);
  await expect.poll(async () => near(await caller.tone()), { timeout: 20_000 }).toBe(true);
  await caller.button('Hang up').click();
  await ada.status(5);
});

test('[P8] the microphone is refused or missing: what to do is said, and the button calls again', async ({
  places,
  person,
}) => {
  await PhoneHost.ready(await person(), places, 'ada');
  for (const [name, text] of [
    ['NotAllowedError', 'Allow it with the icon beside the address'],
    ['NotFoundError', 'No microphone was found'],
    ['NotReadableError', 'Another program uses the microphone'],
  ] as const) {
    const page = await person();
    await page.addInitScript((fault) => {
      if (!('mediaDevices' in navigator)) return;
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', fault));
    }, name);
    const caller = await Caller.open(page, places.world);
    await caller.call();
    await expect(caller.panel.getByRole('alert')).toContainText(text);
    await expect(caller.button('Call again')).toBeVisible();
  }
});

test('[V1] zh and es speak of the call too', async ({ places, person }) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  for (const [locale, open, ringing, cancel] of [
    ['zh-CN', '语音通话', '正在呼叫…', '取消'],
    ['es-MX', 'Llamar', 'Llamando…', 'Cancelar'],
  ] as const) {
    await ada.forget();
    const page = await person({ locale });
    await page.goto(`${places.world.company}/shop`);
    await page.locator('inlay-widget').getByRole('button').last().click();
    const widget = page.frameLocator('iframe[src*="/widget/frame.html"]');
    await widget.getByRole('button', { name: open, exact: true }).click();
    await ada.status(1);
    await expect(widget.getByText(ringing)).toBeVisible();
    await widget.getByRole('button', { name: cancel, exact: true }).click();
    await ada.status(5);
  }
});
