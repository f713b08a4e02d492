import type { Frame, Page } from '@playwright/test';
import { pageFrame, pageHtml, registerPage, settleMessages, signed } from '../harness/business-page.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { HostPage } from '../harness/host-page.ts';
import { Shop } from '../harness/shop.ts';
import { type SmallOrigin, smallOrigin } from '../harness/small-origin.ts';
import { expect, test as worldTest, type World } from '../harness/world.ts';

// Three real origins: a company's host page, the workbench in it, and the company's business page in that. The visitor
// writes in a context of his own.

const test = worldTest.extend<{ erp: SmallOrigin }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
  erp: async ({}, use) => {
    const origin = await smallOrigin();
    await use(origin);
    origin.close();
  },
});

// Several browsers each, and a server of its own.
test.describe.configure({ timeout: 120_000 });

const tab = (desk: DeskPage, name: string | RegExp) => desk.root.getByRole('tab', { name });

const callOf = (method: string, args?: unknown): string =>
  `echatSDK.${method}(${args === undefined ? '' : JSON.stringify(args)})`;
/** Its answer, or how it was refused. */
const call = (frame: Frame, method: string, args?: unknown): Promise<unknown> =>
  frame.evaluate(`${callOf(method, args)}.catch(({ code, reason }) => ({ code, reason }))`);

type Person = () => Promise<Page>;

/** Bo serves a visitor. */
const serve = async (world: World, person: Person) => {
  const page = await person();
  const desk = await DeskPage.login(page, world, 'bo');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('Hello there');
  await desk.takeFirst();
  return { page, desk, visitor };
};

const openErp = async ({ page, desk }: { page: Page; desk: DeskPage }, erp: SmallOrigin): Promise<Frame> => {
  await tab(desk, 'ERP').click();
  const frame = await pageFrame(page, erp);
  expect(await frame.evaluate('outcome')).toBe('ready');
  return frame;
};

test('[S1] [S3] [S8] every method there and back: page, workbench in a host page, and a real visitor', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/orders', pageHtml(world));
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders` });
  const host = await HostPage.open(await person(), world, 'bo');
  const { desk, page } = host;
  const visitor = await Shop.open(await person(), world);
  await visitor.write('Where is my tea?');
  await desk.takeFirst();
  const frame = await openErp({ page, desk }, erp);
  const visitorId = await frame.evaluate(`echatSDK.getParamData('visitorData', 'visitorId')`);
  expect(await call(frame, 'getContext')).toMatchObject({
    visitorId,
    agent: { id: '2', name: 'Bo', language: 'en-US' },
    scopes: ['visitor:read', 'crm:read', 'message:send', 'thread:sign', 'draft:write'],
  });

  const sent = { msgId: expect.any(String), seq: expect.any(Number) };
  expect(await call(frame, 'sendTxtMsgToVisitor', '订单已发货')).toEqual(sent);
  await expect(visitor.message('订单已发货')).toBeVisible();
  await expect(desk.message('订单已发货')).toBeVisible();
  const file = `${world.desk}/desktop/icon.svg`;
  const sends: [string, unknown][] = [
    ['sendImageToVisitor', { smallImg: file, sourceImg: file }],
    ['sendVideoToVisitor', { videoThumbUrl: file, fileUrl: file }],
    ['sendVoiceToVisitor', { fileUrl: file, voiceDuration: 3 }],
    ['sendFileToVisitor', { fileUrl: file, fileName: 'invoice.pdf', fileSize: 12 }],
    ['sendTxtMsgToVisitor', 123],
    ['sendImageToVisitor', { smallImg: '', sourceImg: file }],
    ['sendVideoToVisitor', { fileUrl: file }],
    ['sendVoiceToVisitor', { fileUrl: file }],
    ['sendFileToVisitor', { fileUrl: file, fileName: 'of unknown size.pdf' }],
    ['sendFileToVisitor', { fileUrl: file, fileName: 'sized.pdf', fileSize: '1024' }],
    ['pushVisitorEvent', { eventId: 1005, title: 'Tin', memo: 299, visibility: '1', dedup: '1' }],
    ['pushVisitorEvent', { eventId: 'tea-12', title: 'Mountain tea', memo: '4.8 stars', dedup: 1 }],
  ];
  for (const [method, args] of sends) expect(await call(frame, method, args), method).toEqual(sent);
  expect(await call(frame, 'pushVisitorEvent', sends.at(-1)?.[1])).toEqual({ ...sent, duplicate: true });
  await expect(visitor.widget.getByText('Mountain tea')).toHaveCount(1);
  await expect(visitor.widget.getByText('invoice.pdf')).toBeVisible();
  for (const side of [visitor.widget, desk.root])
    await expect(side.getByRole('link', { name: 'of unknown size.pdf' })).toHaveText(
      'of unknown size.pdfPDF',
    );

  await frame.evaluate(`(async () => {
    await echatSDK.onSelectVisitor((visitor) => heard.push(['select', visitor.visitorData.visitorId, visitor.chatStatus]));
    await echatSDK.onReceiveMsg((message) => heard.push(['message', message.msgType, message.content]));
    await echatSDK.onCrmUpdate((update) => heard.push(['crm', update.name, update.email]));
  })()`);
  await expect.poll(() => frame.evaluate('heard')).toEqual([['select', visitorId, 1]]);
  await visitor.write('Thank you');
  await expect.poll(() => frame.evaluate('heard.at(-1)')).toEqual(['message', 1, 'Thank you']);

  expect(await call(frame, 'setVisitorChatSign', { chatSign: 1 })).toBeUndefined();
  await expect(desk.root.getByTitle('Marked by a business page')).toHaveCount(2);
  expect(await call(frame, 'setVisitorChatSign', { chatSign: 2 })).toMatchObject({ code: 400 });
  await expect(desk.root.getByTitle('Marked by a business page')).toHaveCount(2);
  await call(frame, 'setVisitorChatSign', { chatSign: 0 });
  await expect(desk.root.getByTitle('Marked by a business page')).toHaveCount(0);

  await desk.composer.fill('Dear customer,');
  await call(frame, 'setDraft', { text: 'it is on its way' });
  await expect(desk.composer).toHaveValue('Dear customer,\nit is on its way');
  await call(frame, 'setDraft', { text: 'it has arrived' });
  await expect(desk.composer).toHaveValue('Dear customer,\nit has arrived');
  await call(frame, 'setBadge', { count: 3 });
  await expect(tab(desk, 'ERP 3')).toBeVisible();
  await call(frame, 'resize', { height: 2000 });
  await expect.poll(() => frame.evaluate('innerHeight')).toBe(2000);
  expect(await frame.evaluate('errors')).toEqual([]);
});

test('[S6] a page that hears of the visitor stays loaded; one with live parameters is loaded again; tabs keep pages alive', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/hears', pageHtml(world, `echatSDK.onSelectVisitor((v) => heard.push(v.visitorData.visitorId));`));
  erp.put('/live', pageHtml(world));
  erp.put('/still', pageHtml(world));
  await registerPage(world, { name: 'Hears', url: `${erp.origin}/hears`, live_parameters: true });
  await registerPage(world, { name: 'Live', url: `${erp.origin}/live`, live_parameters: true });
  await registerPage(world, { name: 'Still', url: `${erp.origin}/still` });
  const page = await person();
  const desk = await DeskPage.login(page, world, 'bo');
  for (const text of ['I am the first', 'I am the second']) {
    await (await Shop.open(await person(), world)).write(text);
    await desk.takeFirst();
    await expect(desk.message(text)).toBeVisible();
  }
  const idOf = (frame: Frame) => frame.evaluate(`echatSDK.getParamData('visitorData', 'visitorId')`);
  const names = ['hears', 'live', 'still'];
  for (const name of names) {
    await tab(desk, new RegExp(name, 'i')).click();
    const frame = await pageFrame(page, erp, `/${name}`);
    expect(await frame.evaluate('outcome')).toBe('ready');
    await frame.evaluate('window.mark = 1');
  }
  const hears = await pageFrame(page, erp, '/hears');
  const second = await idOf(await pageFrame(page, erp, '/live'));
  await expect.poll(() => hears.evaluate('heard')).toEqual([second]);
  await desk.openMine(/first/);
  await expect.poll(() => hears.evaluate('heard.length')).toBe(2);
  expect(await hears.evaluate('heard[0] !== heard[1] && mark')).toBe(1);
  const first = await hears.evaluate('heard[1]');
  await expect.poll(async () => idOf(await pageFrame(page, erp, '/live'))).toBe(first);
  const live = await pageFrame(page, erp, '/live');
  expect(await live.evaluate('outcome')).toBe('ready');
  expect(await live.evaluate('window.mark')).toBeUndefined();
  // Its parameters are not live: it was loaded once. What it sends goes to whoever is selected.
  const still = await pageFrame(page, erp, '/still');
  expect(await still.evaluate('mark')).toBe(1);
  expect(await call(still, 'getContext')).toMatchObject({ visitorId: first });
  await tab(desk, 'Visitor').click();
  await tab(desk, 'Hears').click();
  expect(await hears.evaluate('mark')).toBe(1);
});

test('[S3] wrong signature, stale time, another page: told to the agent and to the page, and nothing acts', async ({
  world,
  person,
  erp,
}) => {
  const made: [string, Parameters<typeof signed>[2], string | null, number, RegExp][] = [
    ['forged', {}, 'guessed', 401, /signature is wrong/],
    ['stale', { at: Date.now() - 301_000 }, null, 440, /older than five minutes/],
    ['early', { at: Date.now() + 400_000, scheme: 'sha1' }, null, 440, /older than five minutes/],
  ];
  for (const [name, more, guess, ,] of made) {
    const { token } = await registerPage(world, { name, url: `${erp.origin}/${name}` });
    const claim = JSON.stringify(signed(guess ?? token, erp.origin, more));
    erp.put(
      `/${name}`,
      pageHtml(world).replace(/echatSDK\.config\(\{[^}]*\}\)/, `echatSDK.config(${claim})`),
    );
  }
  const { page, desk, visitor } = await serve(world, person);
  for (const [name, , , code, words] of made) {
    await tab(desk, name).click();
    const frame = await pageFrame(page, erp, `/${name}`);
    expect(await frame.evaluate('outcome')).toMatchObject({ code });
    expect(await call(frame, 'sendTxtMsgToVisitor', 'evil')).toMatchObject({ code });
    expect(await call(frame, 'getContext')).toMatchObject({ code });
    await expect(desk.root.getByRole('alert').filter({ hasText: words })).toBeVisible();
    expect(await frame.evaluate('errors')).toEqual([]);
  }
  await visitor.write('Are you there?');
  await expect(desk.message('Are you there?')).toBeVisible();
  await expect(desk.root.getByText('evil')).toHaveCount(0);
});

test('[S3] a nonce is for one load: not for the next one, nor for a colleague; trying again signs anew', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/orders', pageHtml(world));
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders` });
  const { page, desk } = await serve(world, person);
  const frame = await openErp({ page, desk }, erp);
  const stolen = frame.url();
  // As F5 in the frame does.
  await frame.evaluate('location.reload()');
  const notice = desk.root.getByRole('alert').filter({ hasText: 'is not verified' });
  await expect(notice).toBeVisible();
  expect(await frame.evaluate('outcome')).toMatchObject({ code: 409, reason: 'nonce_used' });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toHaveCount(0);
  const again = await pageFrame(page, erp);
  expect(await again.evaluate('outcome')).toBe('ready');
  // The page itself hands its address to a frame that it makes: that one is no frame of the desk's.
  await again.evaluate(`new Promise((resolve) => {
    const inner = document.createElement('iframe');
    inner.onload = resolve;
    inner.src = ${JSON.stringify(stolen)};
    document.body.append(inner);
  })`);
  const inner = page.frames().find((each) => each.parentFrame() === again);
  if (!inner) throw new Error('no inner frame');
  await settleMessages([page.mainFrame(), inner], {
    toDesk: 'top',
    toOther: `document.querySelector('iframe[title="ERP"]').contentWindow[0]`,
  });
  expect(await inner.evaluate(`Promise.race([outcome, 'pending'])`)).toBe('pending');
  expect(await call(again, 'getContext')).toMatchObject({ agent: { name: 'Bo' } });
});

test('[S3] another origin in the frame, a sibling, an opener, a page without origin: unheard', async ({
  world,
  person,
  erp,
}) => {
  const stranger = await smallOrigin();
  const loud = (target: string) => `<!doctype html><title>loud</title><script>
    window.answers = [];
    addEventListener('message', (event) => answers.push(event.data));
    const hello = { source: 'inlay-page', type: 'hello', version: 1, load: 'a'.repeat(32) };
    window.greet = () => ${target}.postMessage(hello, '*');
    greet();
  </script>`;
  stranger.put('/loud', loud('parent'));
  erp.put('/loud', loud('parent'));
  erp.put('/moved', `<script>location.replace(${JSON.stringify(`${stranger.origin}/loud`)})</script>`);
  erp.put('/orders', pageHtml(world));
  erp.put('/opener', `<!doctype html><title>opener</title>`);
  erp.put('/nobody', loud('parent'), { 'content-security-policy': 'sandbox allow-scripts' });
  await registerPage(world, { name: 'Moved', url: `${erp.origin}/moved` });
  await registerPage(world, { name: 'Nobody', url: `${erp.origin}/nobody` });
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders` });
  const page = await person();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const desk = await DeskPage.login(page, world, 'bo');
  await (await Shop.open(await person(), world)).write('Hello there');
  await desk.takeFirst();
  for (const [name, where] of [
    ['Moved', stranger],
    ['Nobody', erp],
  ] as const) {
    await tab(desk, name).click();
    const frame = await pageFrame(page, where, name === 'Moved' ? '/loud' : '/nobody');
    await frame.evaluate('greet()');
    await settleMessages([page.mainFrame(), frame], {
      toOther: `document.querySelector('iframe[title="${name}"]').contentWindow`,
    });
    expect(await frame.evaluate('answers')).toEqual(['the last one']);
    if (name === 'Nobody') expect(await frame.evaluate('origin')).toBe('null');
  }
  const frame = await openErp({ page, desk }, erp);
  // A sibling of the same origin in the desk's own document, and the desk opened by a page of that origin.
  await page.evaluate((src) => {
    const sibling = document.createElement('iframe');
    sibling.src = src;
    document.body.append(sibling);
  }, `${erp.origin}/loud`);
  const sibling = await pageFrame(page, erp, '/loud');
  await sibling.evaluate('greet()');
  const opener = await page.context().newPage();
  await opener.goto(`${erp.origin}/opener`);
  const [popup] = await Promise.all([
    opener.waitForEvent('popup'),
    opener.evaluate(`{
      window.answers = [];
      addEventListener('message', (event) => answers.push(event.data));
      window.popup = window.open(${JSON.stringify(`${world.desk}/desktop`)});
    }`),
  ]);
  await popup.waitForLoadState();
  await opener.evaluate(
    `popup.postMessage({ source: 'inlay-page', type: 'hello', version: 1, load: 'b'.repeat(32) }, '*')`,
  );
  await settleMessages([page.mainFrame(), sibling], { toOther: 'frames[frames.length - 1]' });
  expect(await sibling.evaluate('answers')).toEqual(['the last one']);
  await settleMessages([popup.mainFrame(), opener.mainFrame()], {
    toDesk: 'popup',
    toOther: 'window.opener',
  });
  expect(await opener.evaluate('answers')).toEqual(['the last one']);
  expect(await call(frame, 'getContext')).toMatchObject({ agent: { name: 'Bo' } });
  expect(faults).toEqual([]);
  stranger.close();
});

test('[S1] [S8] the frame is shut in; a page without rights is refused in the desk and on the server', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/orders', pageHtml(world));
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders`, scopes: [], data: [] });
  const { page, desk, visitor } = await serve(world, person);
  const frame = await openErp({ page, desk }, erp);
  expect(await frame.evaluate(`echatSDK.getParamData('visitorData')`)).toBe('');
  const element = page.locator('iframe[title="ERP"]');
  await expect(element).toHaveAttribute('allow', '');
  const sandbox = (await element.getAttribute('sandbox'))?.split(' ') ?? [];
  expect(sandbox).toContain('allow-scripts');
  expect(sandbox.filter((word) => /top-navigation|modals|pointer|presentation/.test(word))).toEqual([]);
  const calls: [string, unknown][] = [
    ['sendTxtMsgToVisitor', 'hi'],
    ['pushVisitorEvent', { eventId: '1', title: 't' }],
    ['setVisitorChatSign', { chatSign: 1 }],
    ['setDraft', { text: 'x' }],
    ['getContext', undefined],
  ];
  for (const [method, args] of calls)
    expect(await call(frame, method, args)).toEqual({ code: 403, reason: 'no_scope' });
  for (const event of ['onSelectVisitor', 'onReceiveMsg', 'onCrmUpdate'])
    expect(await frame.evaluate(`echatSDK.${event}(() => heard.push(1)).catch(({ code }) => code)`)).toBe(
      403,
    );
  await expect(frame.evaluate(`top.location = 'about:blank'`)).rejects.toThrow();
  await expect(desk.composer).toBeVisible();
  await visitor.write('And?');
  await expect(desk.message('And?')).toBeVisible();
  expect(await frame.evaluate('heard')).toEqual([]);
});

test('[S5] a card opens its page in the panel, again or by its fragment; an address gets a tab of its own', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/orders', pageHtml(world, `addEventListener('hashchange', () => heard.push(location.hash));`));
  erp.put('/leaflet', '<!doctype html><title>leaflet</title><h1>Leaflet</h1>');
  const { id } = await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders#/list` });
  const { page, desk } = await serve(world, person);
  const frame = await openErp({ page, desk }, erp);
  await frame.evaluate('window.mark = 1');
  const cards = [
    { eventId: '1', title: 'Fragment card', url: `apiUrl(${id},'hash')` },
    { eventId: '2', title: 'Reload card', url: `apiUrl(${id},'reload')` },
    { eventId: '3', title: 'Leaflet card', url: `http('${erp.origin}/leaflet','inner')` },
    { eventId: '4', title: 'Unknown card', url: `apiUrl(999,'reload')` },
  ];
  for (const card of cards) await call(frame, 'pushVisitorEvent', card);
  const click = (title: string) => desk.root.getByRole('log').getByText(title).click();
  await tab(desk, 'Visitor').click();
  await click('Fragment card');
  await expect(tab(desk, 'ERP')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => frame.evaluate('heard')).toEqual([expect.stringMatching(/^#\/list\?visitorData=/)]);
  expect(await frame.evaluate('mark')).toBe(1);
  await click('Reload card');
  await expect.poll(async () => (await pageFrame(page, erp)).evaluate('window.mark ?? null')).toBeNull();
  expect(await (await pageFrame(page, erp)).evaluate('outcome')).toBe('ready');
  await click('Leaflet card');
  await expect(desk.root.frameLocator('iframe[title^="127.0.0.1"]').getByText('Leaflet')).toBeVisible();
  await desk.root.getByRole('button', { name: /^Close 127/ }).click();
  await expect(tab(desk, 'Visitor')).toHaveAttribute('aria-selected', 'true');
  await click('Unknown card');
  await expect(
    desk.root.getByText('This business page is not available beside this conversation.'),
  ).toBeVisible();
});

test('[S1] [S6] tabs by keyboard; the same pages in the drawer of a small frame, still loaded', async ({
  world,
  person,
  erp,
}) => {
  erp.put('/orders', pageHtml(world));
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders` });
  const { page, desk } = await serve(world, person);
  await expect(tab(desk, 'ERP')).toBeVisible();
  await tab(desk, 'Visitor').focus();
  await page.keyboard.press('End');
  await expect(tab(desk, 'ERP')).toBeFocused();
  await expect(tab(desk, 'ERP')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tab(desk, 'Visitor')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(desk.root.getByRole('tabpanel', { name: 'ERP' })).toBeVisible();
  const frame = await pageFrame(page, erp);
  expect(await frame.evaluate('outcome')).toBe('ready');
  await frame.evaluate('window.mark = 1');
  for (const width of [1024, 400]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(page.locator('iframe[title="ERP"]')).toBeHidden();
    await page.getByRole('button', { name: 'Visitor details' }).click();
    await expect(page.getByRole('dialog', { name: 'Beside the conversation' })).toBeVisible();
    await expect(page.locator('iframe[title="ERP"]')).toBeVisible();
    await tab(desk, 'ERP').focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.locator('iframe[title="ERP"]')).toBeVisible();
  expect(await frame.evaluate('mark')).toBe(1);
});

test('[A15] [S6] what an agent writes down shows at a colleague at once, and only his own pages hear of it', async ({
  world,
  person,
  erp,
}) => {
  erp.put(
    '/orders',
    pageHtml(world, `echatSDK.onCrmUpdate((update) => heard.push(update.name + ' ' + update.email));`),
  );
  await registerPage(world, { name: 'ERP', url: `${erp.origin}/orders` });
  const pages = { bo: await person(), ada: await person() };
  const bo = await DeskPage.login(pages.bo, world, 'bo');
  const ada = await DeskPage.login(pages.ada, world, 'ada');
  await (await Shop.open(await person(), world)).write('Hello there');
  for (const desk of [ada, bo]) await desk.waiting.first().getByRole('button').first().click();
  const frames: Frame[] = [];
  for (const [desk, page] of [
    [ada, pages.ada],
    [bo, pages.bo],
  ] as const) {
    await tab(desk, 'ERP').click();
    const frame = await pageFrame(page, erp);
    expect(await frame.evaluate('outcome')).toBe('ready');
    frames.push(frame);
    await tab(desk, 'Visitor').click();
  }
  await bo.root.getByRole('button', { name: 'Edit details' }).click();
  const form = bo.root.getByRole('form', { name: 'Edit details' });
  await form.getByLabel('Name').fill('Li Mei');
  await form.getByLabel('E-mail').fill('mei');
  await expect(form.getByText('Write it like name@example.com.')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  await form.getByLabel('E-mail').fill('mei@example.com');
  await form.getByRole('combobox', { name: 'Tags' }).fill('VIP');
  await form.getByRole('combobox', { name: 'Tags' }).press('Enter');
  await form.getByLabel('Note').fill('Prefers oolong');
  await form.getByRole('button', { name: 'Save' }).click();
  for (const desk of [bo, ada]) {
    await expect(desk.root.getByText('Prefers oolong')).toBeVisible();
    await expect(desk.root.getByRole('list', { name: 'Tags' })).toHaveText('VIP');
  }
  await expect.poll(() => frames[1]?.evaluate('heard')).toEqual(['Li Mei mei@example.com']);
  expect(await frames[0]?.evaluate('heard')).toEqual([]);
});

test('[S1] a page that refuses to be framed is explained, with a way out', async ({ world, person, erp }) => {
  erp.put('/deny', '<h1>secret</h1>', { 'x-frame-options': 'DENY' });
  await registerPage(world, { name: 'Denied', url: `${erp.origin}/deny` });
  const { desk } = await serve(world, person);
  await tab(desk, 'Denied').click();
  const notice = desk.root.getByRole('alert').filter({ hasText: 'Denied does not answer' });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(notice.getByRole('link', { name: 'Open in a new window' })).toHaveAttribute(
    'href',
    new RegExp(`^${erp.origin}/deny\\?`),
  );
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toHaveCount(0);
});
