import { expect, test } from '../harness/world.ts';
import { HostPage } from '../harness/host-page.ts';
import { Shop } from '../harness/shop.ts';

test('[W9] an origin that the desk does not list can neither frame nor hear the workbench', async ({
  world,
  person,
}) => {
  const page = await person();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(world.stranger);
  await refused;
  const visitor = await Shop.open(await person(), world);
  await visitor.write('hello');
  expect(await page.evaluate('window.heard')).toEqual([]);
});

test('[W9] a stranger who opens the workbench in a window cannot command it', async ({ world, person }) => {
  const ada = await HostPage.open(await person(), world, 'ada');
  await expect
    .poll(async () => (await ada.events('agent_status_changed')).at(-1))
    .toMatchObject({ status: 'AVAILABLE' });
  const page = await ada.page.context().newPage();
  await page.goto(world.stranger);
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(`void (window.popup = window.open('${world.desk}/desktop'))`),
  ]);
  await popup.waitForLoadState('load');
  await page.evaluate(`window.popup.postMessage({ type: 'update_agent_status_offline' }, '*')`);
  // Another frame of the company's own page is not the parent either.
  await ada.page.evaluate(`{
    const sibling = document.createElement('iframe');
    sibling.srcdoc = "<script>for (const frame of [...parent.frames]) frame.postMessage({ type: 'update_agent_status_offline' }, '*')<\\/script>";
    document.body.append(sibling);
    new Promise((resolve) => (sibling.onload = resolve));
  }`);
  // A command of the real parent, sent afterwards, is answered: had the others acted, it would be seen by now.
  await ada.command('update_agent_status_busy');
  await expect
    .poll(async () => (await ada.events('agent_status_changed')).at(-1))
    .toMatchObject({ status: 'BUSY' });
  expect((await ada.events('agent_status_changed')).map((event) => event['status'])).not.toContain('OFFLINE');
  expect(await page.evaluate('window.heard')).toEqual([]);
});

test('[W6] a bad access token shows a readable page and tells only the host', async ({ world, person }) => {
  const page = await person();
  await page.goto(`${world.company}/host`);
  // The page signs in by itself: its own address must not come after ours.
  await expect(page.locator('#bytedesk-iframe')).toHaveAttribute('src', /accessToken=/);
  await page.evaluate(
    `window.heard = []; addEventListener('message', (event) => window.heard.push(event.data))`,
  );
  await page.evaluate(
    `document.querySelector('iframe').src = '${world.desk}/agent/auth/login?accessToken=not-a-token'`,
  );
  await expect
    .poll(() => page.evaluate(`window.heard.some((data) => data.type === 'login_failed')`))
    .toBe(true);
});
