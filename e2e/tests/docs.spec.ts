import { expect, test } from '../harness/world.ts';

// The reference at /docs, as somebody reads it.

const pages = [
  'workbench-frame',
  'softphone-frame',
  'staff-sdk',
  'agent-socket',
  'http',
  'visitor-socket',
  'sdk-types',
];

test('[A15] every page of the reference is there, whole, without anything from elsewhere', async ({
  world,
  person,
}) => {
  const page = await person();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(world.desk)) troubles.push(`asks ${request.url()}`);
  });
  await page.goto(`${world.desk}/docs`);
  for (const path of pages) {
    await page.goto(`${world.desk}/docs/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.locator('article').count()).toBeGreaterThan(4);
    // A link of the contents leads to something.
    const missing = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id))`,
    );
    expect(missing).toEqual([]);
    const twice = await page.evaluate<number>(
      `document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size`,
    );
    expect(twice).toBe(0);
  }
  expect(troubles).toEqual([]);
});

test('[A15] the search finds methods, events and codes, by keyboard alone', async ({ world, person }) => {
  const page = await person();
  await page.goto(`${world.desk}/docs`);
  const found = page.getByRole('listbox', { name: 'Found' });
  for (const [text, title, address] of [
    ['send_to_user', 'send_to_user', '/docs/agent-socket#send_to_user'],
    ['dialstatus', 'dialStatus', '/docs/softphone-frame#event-dialStatus'],
    ['409', 'Codes', '/docs/http#codes'],
  ] as const) {
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(text);
    await expect(found.getByRole('option').first()).toContainText(title);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(world.desk + address);
    await expect(page.locator('article:target')).toBeInViewport();
  }
  await page.getByRole('combobox').fill('no such thing at all');
  await expect(found).toContainText('Nothing is called');
});

test('[A15] the reference is readable on a phone and in the dark', async ({ world, browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
  const page = await context.newPage();
  for (const path of pages) {
    await page.goto(`${world.desk}/docs/${path}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Agent socket' }).click();
  await expect(page).toHaveURL(`${world.desk}/docs/agent-socket`);
  const [ink, paper] = await page.evaluate<[string, string]>(
    '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
  );
  expect(ink).not.toBe(paper);
  expect(paper).toBe('rgb(20, 22, 27)');
  await context.close();
});
