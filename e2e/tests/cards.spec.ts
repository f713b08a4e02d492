import type { Frame, Locator, Page } from '@playwright/test';
import { BareAgent } from '../harness/bare-agent.ts';
import { CardWatch, lookAtCards } from '../harness/card-watch.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { hostileAddresses, hostileCards, inFrames } from '../harness/hostile-cards.ts';
import { picture } from '../harness/picture.ts';
import { Shop } from '../harness/shop.ts';
import { expect, test, type World } from '../harness/world.ts';

// Cards and rich content through the real server, in the real workbench and the real widget.

type Scene = { agentPage: Page; desk: DeskPage; visitor: Shop; bare: BareAgent; userid: string };

const begin = async (world: World, agentPage: Page, visitorPage: Page): Promise<Scene> => {
  const desk = await DeskPage.login(agentPage, world, 'ada');
  const visitor = await Shop.open(visitorPage, world);
  await visitor.write('Which tea would you take?');
  await desk.takeFirst();
  await expect(visitor.widget.getByText('Ada has joined')).toBeVisible();
  const bare = await BareAgent.beside(agentPage, world);
  return { agentPage, desk, visitor, bare, userid: await bare.onlyUser() };
};

const widgetFrame = (page: Page): Frame => {
  const frame = page.frames().find((each) => each.url().includes('/widget/frame.html'));
  if (!frame) throw new Error('no widget');
  return frame;
};

/** Answers whether the list has moved; what came into sight is drawn by then. */
const scroll = (log: Locator, by: number): Promise<boolean> =>
  log.evaluate(async (list, distance) => {
    const before = list.scrollTop;
    list.scrollTop += distance;
    for (let frames = 0; frames < 4; frames += 1) await new Promise(requestAnimationFrame);
    return list.scrollTop !== before;
  }, by);

/**
 * From the end of a long conversation to its beginning, and back to its end: the list draws what is in sight only, and on the
 * way up the older pages that come move it.
 */
const lookThrough = async (page: Page): Promise<{ seen: number; problems: string[] }> => {
  const words = new Set<string>();
  const found: string[] = [];
  const look = async (): Promise<number> => {
    const { seen, problems } = await lookAtCards(page);
    for (const word of seen) words.add(word);
    found.push(...problems);
    return seen.length;
  };
  const log = page.getByRole('log');
  // By hand, so that the list knows that somebody has left its end.
  await log.hover();
  await page.mouse.wheel(0, -400);
  const beginning = page.getByText('The beginning of the conversation');
  for (let done = false; !done;) {
    // Older pages come while it is read: what is at the top now is the beginning only when it says so.
    const atBeginning = await beginning.isVisible();
    done = (await look()) === 0 && atBeginning;
    await scroll(log, -1000);
  }
  while (await scroll(log, 1000)) await look();
  return { seen: words.size, problems: found };
};

test(`[S5] ${hostileCards.length} vectors as title, memo and html, and all addresses: nothing runs, leaves or escapes`, async ({
  world,
  person,
}) => {
  test.setTimeout(240_000);
  // A tall window draws more of the list at a time.
  const agentPage = await person({ viewport: { width: 1440, height: 3000 } });
  const visitorPage = await person();
  const own = [world.desk, world.company];
  const deskWatch = await CardWatch.over(agentPage, own);
  const widgetWatch = await CardWatch.over(visitorPage, own);
  const { bare, userid, visitor, desk } = await begin(world, agentPage, visitorPage);

  const articles = visitor.widget.locator('article');
  let sent = 0;
  for (const message of inFrames(hostileCards)) {
    const reply = await bare.ask({ method: 'send_to_user', userid, message });
    expect([reply.code, reply.msg]).toEqual([0, expect.any(String)]);
    sent += message.length;
    await expect(articles).toHaveCount(sent, { timeout: 30_000 });
  }
  let kept = 0;
  for (const one of hostileAddresses) {
    const { code, msg } = await bare.ask({ method: 'send_to_user', userid, message: [one] });
    expect([0, 400], msg).toContain(code);
    if (code === 0) kept += 1;
  }
  expect(kept).toBeLessThan(hostileAddresses.length / 2);
  const end = [{ type: 'text', value: { text: 'the end' } }];
  expect((await bare.ask({ method: 'send_to_user', userid, message: end })).code).toBe(0);

  await expect(visitor.message('the end')).toBeVisible({ timeout: 60_000 });
  const cards = hostileCards.length + kept;
  await expect(articles).toHaveCount(cards);
  const shown = await lookAtCards(widgetFrame(visitorPage));
  expect([shown.seen.length, shown.problems]).toEqual([cards, []]);

  await expect(desk.message('the end')).toBeVisible({ timeout: 60_000 });
  const passed = await lookThrough(agentPage);
  expect(passed.problems).toEqual([]);
  // Some say the same.
  expect(passed.seen).toBeGreaterThan(new Set(shown.seen).size * 0.95);

  expect(deskWatch.trouble).toEqual([]);
  expect(widgetWatch.trouble).toEqual([]);
  // What was there before still works.
  await desk.reply('Still here.');
  await expect(visitor.message('Still here.')).toBeVisible();
  await visitor.write('So am I.');
  await expect(desk.message('So am I.')).toBeVisible();
  bare.close();
});

const tea = {
  event_id: 'tea-12',
  title: 'Mountain tea',
  content: `<div style='color:#666'>Was <span style='text-decoration:line-through'>¥41</span></div>`,
  memo: 'Rating (299)',
};

test('[S5] each reader clicks on the own address: a new window that learns nothing, a page in the panel', async ({
  world,
  person,
}) => {
  const { bare, userid, visitor, desk, agentPage } = await begin(world, await person(), await person());
  const value = {
    ...tea,
    url: "apiUrl(1,'hash')",
    url_for_visitor: `http('${world.company}/shop?from=card','inner')`,
  };
  await bare.ask({ method: 'send_to_user', userid, message: [{ type: 'card', value }] });

  const shown = visitor.widget.locator('article');
  await expect(shown.locator('.card-html div')).toHaveCSS('color', 'rgb(102, 102, 102)');
  await expect(shown).toContainText('Rating (299)');
  const opened = visitor.page.context().waitForEvent('page');
  // Anywhere on the card.
  await shown.getByText('Was').click({ force: true });
  const popup = await opened;
  expect(popup.url()).toBe(`${world.company}/shop?from=card`);
  expect(await popup.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);

  await agentPage.evaluate(() =>
    addEventListener('inlay:open-in-panel', (event) =>
      Object.assign(window, { asked: (event as CustomEvent<unknown>).detail }),
    ),
  );
  await desk.root.locator('article').getByRole('button', { name: 'Mountain tea' }).click();
  expect(await agentPage.evaluate('window.asked')).toEqual({ name: 'page', pageId: 1, mode: 'hash' });
  bare.close();
});

test('[S5] a card for agents is marked for them and never reaches the visitor, not even after a reload', async ({
  world,
  person,
}) => {
  const { bare, userid, visitor, desk } = await begin(world, await person(), await person());
  const send = (value: object) =>
    bare.ask({ method: 'send_to_user', userid, message: [{ type: 'card', value }] });
  await send({ ...tea, title: 'Margin 40 %', visibility: 2 });
  await send(tea);
  await expect(desk.root.locator('article').filter({ hasText: 'Margin 40 %' })).toContainText(
    'Only agents see this',
  );
  await expect(visitor.widget.locator('article')).toHaveCount(1);
  await visitor.page.reload();
  await visitor.open();
  await expect(visitor.widget.locator('article')).toHaveCount(1);
  await expect(visitor.widget.getByText('Margin')).toHaveCount(0);
  bare.close();
});

test('[V1] [A10] files travel both ways with name and size, and a program is refused in words', async ({
  world,
  person,
}) => {
  const { visitor, desk, bare } = await begin(world, await person(), await person());
  const plan = { name: 'floor plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
  await visitor.widget.locator('input[type=file]').setInputFiles(plan);
  const received = desk.root.getByRole('log').getByRole('link', { name: /floor plan\.pdf/ });
  await expect(received).toContainText('PDF');
  const download = desk.root.locator('body').page().waitForEvent('download');
  await received.click();
  expect((await download).suggestedFilename()).toBe('floor plan.pdf');

  await visitor.widget
    .locator('input[type=file]')
    .setInputFiles({ name: 'setup.exe', mimeType: '', buffer: Buffer.from('MZ') });
  await expect(visitor.widget.getByRole('alert')).toContainText('cannot be sent');
  await visitor.widget.getByRole('button', { name: 'Remove' }).click();

  await desk.root.locator('input[type=file]').setInputFiles([plan, picture('tea.png')]);
  await desk.root.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(visitor.widget.getByRole('log').getByRole('link', { name: /floor plan\.pdf/ })).toHaveCount(2);
  await expect(visitor.pictures).toHaveCount(1);
  bare.close();
});

test('[V1] a file that was under way when the page was reloaded arrives, once', async ({ world, person }) => {
  const visitorPage = await person();
  const { visitor, desk, bare } = await begin(world, await person(), visitorPage);
  let held = 0;
  await visitorPage.route('**/api/uploads', (route) => {
    held += 1;
    return held === 1 ? undefined : route.continue();
  });
  const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('x') };
  await visitor.widget.locator('input[type=file]').setInputFiles(note);
  await expect.poll(() => held).toBe(1);
  await expect
    .poll(() =>
      widgetFrame(visitorPage).evaluate(
        () =>
          new Promise<number>((resolve) => {
            const request = indexedDB.open('inlay:1');
            request.addEventListener('success', () => {
              const count = request.result.transaction('uploads').objectStore('uploads').count();
              count.addEventListener('success', () => resolve(count.result));
            });
          }),
      ),
    )
    .toBe(1);
  await visitorPage.reload();
  await expect(desk.root.getByRole('log').getByRole('link', { name: /note\.txt/ })).toHaveCount(1);
  await visitorPage.reload();
  await visitor.open();
  await visitor.write('Did you get it?');
  await expect(desk.message('Did you get it?')).toBeVisible();
  await expect(desk.root.getByRole('log').getByRole('link', { name: /note\.txt/ })).toHaveCount(1);
  bare.close();
});
