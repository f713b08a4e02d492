import { PhoneHost } from '../harness/phone-host.ts';
import { expect, near, test, withSound } from '../harness/places.ts';
import { allowOrigins, revoke } from '../harness/allow-origins.ts';
import { smallOrigin } from '../harness/small-origin.ts';
import { smallIssuer } from '../harness/small-issuer.ts';
import { World } from '../harness/world.ts';

test.use(withSound);

// Calls are set up, held for pages that reload, and listened to: that takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

test('[P1] [P3] a host page signs in by init, calls out, and hears each state in its order with its fields', async ({
  places,
  person,
}) => {
  const host = await PhoneHost.ready(await person(), places, 'ada');
  expect(await host.types()).toEqual(['dialStatus', 'login', 'agentExists', 'agentStatus', 'dialStatus']);
  expect(await host.codes()).toEqual([6, 4]);
  expect(await host.heard('login')).toEqual([{ email: 'ada@demo.inlay', sipNum: '1001', groupNo: 'G1' }]);
  expect(await host.heard('agentExists')).toEqual([{ code: 1 }]);
  expect(await host.heard('agentStatus')).toEqual([{ code: 1 }]);
  await host.forget();
  await host.callOut({
    caller: '',
    callee: '8820',
    countryCode: '',
    orderId: 'order-1',
    params: '{"a":"张"}',
  });
  const talking = await host.status(2);
  const fields = { direction: 1, callee: '8820', orderId: 'order-1', params: '{"a":"张"}' };
  expect(talking).toMatchObject({ ...fields, callId: expect.stringMatching(/./) });
  expect(Number(talking['callConnectedTimestamp'])).toBeGreaterThanOrEqual(
    Number(talking['callStartTimestamp']),
  );
  // The demo number plays back what it hears.
  await expect.poll(async () => near(await host.tone()), { timeout: 15_000 }).toBe(true);
  await host.button('Hang up').click();
  const ended = await host.status(5);
  expect(ended).toMatchObject({ ...fields, callId: talking['callId'], hangupReason: 'hung up' });
  expect(ended).not.toHaveProperty('hangupCode');
  expect(Number(ended['callHangUpTimestamp'])).toBeGreaterThan(Number(talking['callConnectedTimestamp']));
  expect(await host.codes()).toEqual([0, 2, 5]);
  await expect(host.phone.getByText(/Free again in/)).toBeVisible();
  expect(await host.heard('agentStatus')).toEqual([{ code: 2 }]);
  await host.button('Done').click();
  await expect.poll(() => host.heard('agentStatus')).toEqual([{ code: 2 }, { code: 1 }]);
  await host.post({ type: 'loginOut' });
  await expect(host.phone.getByRole('heading', { name: 'Sign in to the phone' })).toBeVisible();
  expect((await host.types()).slice(-2)).toEqual(['logout', 'dialStatus']);
  expect((await host.codes()).at(-1)).toBe(6);
});

test('[P5] [P6] agent to agent: it rings, is answered, both hear each other; then one hangs up', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await ada.callOut({ callee: '1002', orderId: 'o-7', params: 'p' });
  const ringing = await bo.status(1);
  expect(ringing).toMatchObject({
    direction: 0,
    caller: '1001',
    callee: '1002',
    orderId: 'o-7',
    params: 'p',
  });
  await expect(bo.phone.getByRole('heading', { name: 'Ada' })).toBeVisible();
  await bo.button('Answer').click();
  await Promise.all([ada.status(2), bo.status(2)]);
  await expect.poll(async () => near(await bo.tone()), { timeout: 15_000 }).toBe(true);
  await expect.poll(async () => near(await ada.tone()), { timeout: 15_000 }).toBe(true);
  await ada.button('Mute').click();
  await expect.poll(() => bo.tone(), { timeout: 15_000 }).toBe(0);
  await ada.button('Unmute').click();
  await expect.poll(async () => near(await bo.tone()), { timeout: 15_000 }).toBe(true);
  await ada.button('Hold').click();
  await expect(bo.phone.getByText('The other side put you on hold')).toBeVisible();
  await ada.button('Resume').click();
  await expect.poll(async () => near(await bo.tone()), { timeout: 15_000 }).toBe(true);
  await bo.button('Hang up').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'hung up' });
  expect((await bo.status(5))['callId']).toBe(ringing['callId']);
});

test('[P4] [P7a] rejected, cancelled, busy and missed are told apart, and none is a network fault', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await bo.button('Reject').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'declined' });
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'rejected' });
  await Promise.all([ada.forget(), bo.forget()]);
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await ada.button('Cancel').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'cancelled' });
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'missed' });
  await ada.forget();
  await ada.callOut({ callee: '8823' });
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'busy' });
  await expect(ada.phone.getByText('The number is busy')).toBeVisible();
  for (const host of [ada, bo])
    for (const status of await host.heard('dialStatus')) expect(status).not.toHaveProperty('hangupCode');
});

test('[P4] each hang-up code reaches the host by its number, and the agent in words', async ({
  places,
  person,
}) => {
  const host = await PhoneHost.ready(await person(), places, 'ada');
  for (const code of [810, 811, 812, 813, 814, 815, 816, 817, 819, 800, 801]) {
    await host.forget();
    await host.callOut({ callee: `8${code}` });
    expect(await host.status(5)).toMatchObject({ hangupCode: code, callee: `8${code}` });
    await expect(host.phone.getByRole('alert')).not.toBeEmpty();
    await host.button('Done').click();
  }
});

test('[P4] what cannot be called is told at once; a live order is not dialled twice', async ({
  places,
  person,
}) => {
  const host = await PhoneHost.ready(await person(), places, 'ada');
  await host.forget();
  await host.callOut({ callee: 'no number', orderId: 'x' });
  expect(await host.status(5)).toMatchObject({ hangupCode: 812, orderId: 'x' });
  await host.forget();
  await host.callOut({ callee: '8822', orderId: 'order-2' });
  const first = await host.status(0);
  await host.callOut({ callee: '8822', orderId: 'order-2' });
  await host.callOut({ callee: '8820', orderId: 'order-3' });
  expect(await host.status(5)).toMatchObject({ orderId: 'order-3', hangupReason: 'busy' });
  expect((await host.heard('dialStatus')).at(-1)).toMatchObject({ code: 0, callId: first['callId'] });
  expect(await host.codes()).toEqual([0, 5, 4, 0]);
});

test('[P1] nobody is signed in: 6, the login page, and 813 for a call', async ({ places, person }) => {
  const host = await PhoneHost.open(await person(), places, { type: 'init', content: { lang: 'es-MX' } });
  await host.status(6);
  await expect(host.phone.getByRole('heading', { name: 'Inicia sesión en el teléfono' })).toBeVisible();
  await host.callOut({ callee: '8820', orderId: 'early' });
  expect(await host.status(5)).toMatchObject({ hangupCode: 813, orderId: 'early' });
  await host.phone.getByLabel('Correo electrónico').fill('bo@demo.inlay');
  await host.phone.getByLabel('Contraseña').fill('wrong');
  await host.button('Iniciar sesión').click();
  await expect(host.phone.getByRole('alert')).toBeVisible();
  await host.phone.getByLabel('Contraseña').fill('inlay-demo');
  await host.button('Iniciar sesión').click();
  await host.status(4);
  expect(await host.heard('login')).toEqual([{ email: 'bo@demo.inlay', sipNum: '1002', groupNo: 'G1' }]);
});

test('[P1] an account without a seat: agentExists 2, and no login', async ({ places, person }) => {
  const content = { email: 'diaz@demo.inlay', password: 'inlay-demo', lang: 'zh-CN', loginMethod: 0 };
  const host = await PhoneHost.open(await person(), places, { type: 'init', content });
  await expect(host.phone.getByRole('heading', { name: '该账号没有话机' })).toBeVisible();
  expect(await host.heard('agentExists')).toEqual([{ code: 2 }]);
  expect(await host.heard('login')).toEqual([]);
});

test('[P1] [W7] a session that is revoked: tokenInvalid, and the login page', async ({ places, person }) => {
  const host = await PhoneHost.ready(await person(), places, 'bo');
  await revoke(places.world, 'bo@demo.inlay');
  await expect(host.phone.getByRole('heading', { name: 'Sign in to the phone' })).toBeVisible();
  expect((await host.types()).slice(-2)).toEqual(['tokenInvalid', 'dialStatus']);
  expect((await host.codes()).at(-1)).toBe(6);
});

test('[P7] the page reloads in a call: the call goes on', async ({ places, person }) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await ada.callOut({ callee: '1002', orderId: 'o-8' });
  await bo.status(1);
  await bo.button('Answer').click();
  const before = await ada.status(2);
  await ada.page.reload();
  const after = await ada.status(2);
  expect(after).toMatchObject({
    callId: before['callId'],
    orderId: 'o-8',
    callConnectedTimestamp: expect.any(Number),
  });
  await expect.poll(async () => near(await ada.tone()), { timeout: 25_000 }).toBe(true);
  await expect.poll(async () => near(await bo.tone()), { timeout: 25_000 }).toBe(true);
  expect(await bo.codes()).not.toContain(5);
  await ada.button('Hang up').click();
  expect(await bo.status(5)).toMatchObject({ hangupReason: 'hung up' });
});

test('[P7] a second tab shows the call and commands it; when the first is closed it takes the call over', async ({
  places,
  person,
}) => {
  const page = await person();
  const first = await PhoneHost.ready(page, places, 'ada');
  const second = await PhoneHost.ready(await page.context().newPage(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  await second.callOut({ callee: '1002', orderId: 'from-second' });
  await bo.status(1);
  const [inFirst, inSecond] = await Promise.all([first.status(0), second.status(0)]);
  expect(inSecond).toEqual(inFirst);
  await bo.button('Answer').click();
  await Promise.all([first.status(2), second.status(2)]);
  await second.button('Mute').click();
  await expect(first.button('Unmute')).toBeVisible();
  await first.button('Unmute').click();
  await expect(second.button('Mute')).toBeVisible();
  await first.page.close();
  await expect.poll(async () => near(await second.tone()), { timeout: 30_000 }).toBe(true);
  await expect.poll(async () => near(await bo.tone()), { timeout: 30_000 }).toBe(true);
  expect(await second.codes()).not.toContain(5);
  await second.button('Hang up').click();
  expect(await second.status(5)).toMatchObject({ callId: inFirst['callId'], hangupReason: 'hung up' });
});

test('[P8] attended transfer: asks the third one while the second waits, then joins the two', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo');
  const chen = await PhoneHost.ready(await person(), places, 'chen');
  await bo.callOut({ callee: '1001' });
  await ada.status(1);
  await ada.button('Answer').click();
  await ada.status(2);
  await ada.button('Transfer').click();
  await ada.phone.getByLabel('Number or extension').fill('1003');
  await ada.button('Ask first').click();
  await chen.status(1);
  await expect(bo.phone.getByText('The other side put you on hold')).toBeVisible();
  await chen.button('Answer').click();
  await ada.button('Join them').click();
  await ada.status(5);
  await expect.poll(async () => near(await chen.tone()), { timeout: 20_000 }).toBe(true);
  await expect.poll(async () => near(await bo.tone()), { timeout: 20_000 }).toBe(true);
  expect(await bo.codes()).not.toContain(5);
});

test('[P8] a frame without the microphone: said how to mend it, and the call goes on ringing', async ({
  places,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const bo = await PhoneHost.ready(await person(), places, 'bo', 'autoplay *');
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await bo.button('Answer').click();
  await expect(bo.phone.getByRole('alert')).toContainText('allow="microphone *; autoplay *"');
  await expect(bo.button('Answer')).toBeVisible();
  expect(await bo.codes()).not.toContain(5);
  await bo.button('Reject').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'declined' });
});

test('[P2] single sign-on in a popup: refused and said so, then signed in', async ({ person }) => {
  const issuer = await smallIssuer();
  const world = await World.create(issuer.env);
  const site = await smallOrigin();
  try {
    await allowOrigins(world, [site.origin]);
    const init = { type: 'init', content: { lang: 'en-US', loginMethod: 1 } };
    const host = await PhoneHost.open(await person(), { world, site }, init);
    await host.button('Continue').click();
    await expect(host.phone.getByRole('alert')).toContainText('access_denied');
    await host.post({ type: 'toEmailLogin' });
    await expect(host.phone.getByLabel('Password')).toBeVisible();
    await host.button('Use single sign-on').click();
    issuer.person.email = 'nobody@demo.inlay';
    await host.button('Continue').click();
    await expect(host.phone.getByRole('alert')).not.toContainText('access_denied');
    issuer.person.email = 'chen@demo.inlay';
    await host.button('Continue').click();
    await host.status(4);
    expect(await host.heard('login')).toEqual([{ email: 'chen@demo.inlay', sipNum: '1003', groupNo: 'G1' }]);
    expect(host.page.context().pages()).toHaveLength(1);
  } finally {
    site.close();
    await world.close();
    issuer.close();
  }
});

test('[W9] a page of another origin frames nothing, and no page frames the console', async ({
  places,
  person,
}) => {
  const { world, site } = places;
  const stranger = await smallOrigin();
  stranger.put('/', `<!doctype html><iframe src="${world.desk}/admin/#/nxcc"></iframe>`);
  const page = await person();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(stranger.origin);
  await refused;
  stranger.close();
  site.put('/console', `<!doctype html><iframe src="${world.desk}/admin/#/agents"></iframe>`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.origin}/console`);
  await expect(page.frameLocator('iframe').getByRole('link')).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('textbox')).toHaveCount(0);
  expect(asked.filter((url) => url.includes('start-console'))).toEqual([]);
});

test('[P3] [P7a] the server goes away and comes back: 3, said so in the frame, then 4 without anybody’s help', async ({
  places,
  person,
}) => {
  const host = await PhoneHost.ready(await person(), places, 'ada');
  await host.forget();
  await places.world.kill();
  await host.status(3);
  await expect(host.phone.getByRole('status').filter({ hasText: /Offline|line is down/ })).toBeVisible();
  await places.world.restart();
  await host.status(4, 45_000);
  await expect(host.phone.getByRole('status').filter({ hasText: /Offline|line is down/ })).toHaveCount(0);
  expect(await host.types()).not.toContain('tokenInvalid');
  await host.callOut({ callee: '8823' });
  expect(await host.status(5)).toMatchObject({ hangupReason: 'busy' });
});
