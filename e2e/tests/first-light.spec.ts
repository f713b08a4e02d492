import { allowOrigins, json, withBody } from '../harness/allow-origins.ts';
import { smallOrigin } from '../harness/small-origin.ts';
import { expect, test } from '../harness/world.ts';
import { Shop } from '../harness/shop.ts';
import { HostPage } from '../harness/host-page.ts';

test('[F3] [W2] [W3] [W4] [A6] a visitor writes in the shop, the embedded agent is told, accepts and answers', async ({
  world,
  person,
}) => {
  const ada = await HostPage.open(await person(), world, 'ada');
  const bo = await HostPage.open(await person(), world, 'bo');
  const visitor = await Shop.open(await person(), world);

  await visitor.write('Do you ship the tent to Spain?');

  await expect.poll(() => ada.events('new_visitor_message')).toHaveLength(1);
  const [arrived] = await ada.events('new_visitor_message');
  expect(arrived).toMatchObject({ thread: { type: 'WORKGROUP', content: 'Do you ship the tent to Spain?' } });
  await expect
    .poll(async () => (await ada.events('unread_message_count')).at(-1))
    .toMatchObject({ totalUnreadCount: 1 });
  await expect(bo.desk.waiting).toHaveCount(1);

  await ada.desk.takeFirst();
  await expect(bo.desk.waiting).toHaveCount(0);
  await expect.poll(async () => (await ada.actions()).includes('accepted')).toBe(true);

  await ada.desk.reply('Yes, in four days.');
  await expect(visitor.message('Yes, in four days.')).toBeVisible();
  await expect
    .poll(async () => (await ada.events('unread_message_count')).at(-1))
    .toMatchObject({ totalUnreadCount: 0 });

  await visitor.write('Wonderful, thank you!');
  await expect(ada.desk.message('Wonderful, thank you!')).toBeVisible();
  // Once for each visitor thread, however much the visitor writes.
  expect(await ada.events('new_visitor_message')).toHaveLength(1);

  await ada.desk.close();
  await expect.poll(async () => (await ada.actions()).at(-1)).toBe('closed');
});

test('[W1] [W10] what a host page says as soon as its iframe has loaded is done once the agent is signed in', async ({
  world,
  person,
}) => {
  const site = await smallOrigin();
  await allowOrigins(world, [site.origin]);
  const { ticket } = await json(
    `${world.desk}/api/auth/ticket`,
    withBody('POST', { email: 'bo@demo.inlay', origin: site.origin }, 'inlay-demo-key'),
  );
  site.put(
    '/',
    `<!doctype html><script>
      window.heard = [];
      addEventListener('message', ({ data, origin }) => origin === '${world.desk}' && heard.push(data));
      const say = (frame, ...all) => all.forEach((one) => frame.contentWindow.postMessage(one, '${world.desk}'));
    </script>
    <iframe src="${world.desk}/agent/auth/login?ticket=${String(ticket)}" onload="say(this,
      { type: 'update_agent_status_busy', request_id: 1 }, { type: 'update_agent_status', data: { status: 'ASLEEP' } })"></iframe>`,
  );
  const page = await person();
  await page.goto(site.origin);
  const told = (type: string) =>
    page.evaluate(`window.heard.filter((event) => event.type === '${type}').map((event) => event.data)`);
  await expect
    .poll(() => told('command_result'))
    .toEqual([{ request_id: 1, command: 'update_agent_status_busy', ok: true }]);
  expect(await told('command_rejected')).toEqual([{ command: 'update_agent_status', reason: 'invalid' }]);
  await expect
    .poll(() => told('agent_status_changed'))
    .toContainEqual(expect.objectContaining({ status: 'BUSY' }));
  expect(await page.evaluate('window.heard[0].type')).toBe('ready');
  site.close();
});

test('[W1] [W5] the host page commands: status in every tab, unread cleared, the unknown refused', async ({
  world,
  person,
}) => {
  const ada = await HostPage.open(await person(), world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('Anyone there?');
  await expect
    .poll(async () => (await ada.events('unread_message_count')).at(-1))
    .toMatchObject({ totalUnreadCount: 1 });
  const [{ thread }] = (await ada.events('new_visitor_message')) as [{ thread: { uid: string } }];

  await ada.command('update_agent_status_busy');
  await expect
    .poll(async () => (await ada.events('agent_status_changed')).at(-1))
    .toMatchObject({ status: 'BUSY' });
  await ada.command('update_agent_status', { status: 'OFFLINE' });
  await expect
    .poll(async () => (await ada.events('agent_status_changed')).at(-1))
    .toMatchObject({ status: 'OFFLINE' });
  await ada.command('update_agent_status_available');
  await expect
    .poll(async () => (await ada.events('agent_status_changed')).at(-1))
    .toMatchObject({ status: 'AVAILABLE' });

  await ada.command('clear_unread_count', { threadUid: thread.uid });
  await expect
    .poll(async () => (await ada.events('unread_message_count')).at(-1))
    .toMatchObject({ totalUnreadCount: 0 });

  const statuses = (await ada.events('agent_status_changed')).length;
  await ada.command('update_agent_status', { status: 'ASLEEP' });
  await ada.command('clear_unread_count', { threadUid: 'no-such-thread' });
  await expect
    .poll(async () => (await ada.events('command_rejected')).map((event) => event['command']))
    .toEqual(['update_agent_status', 'clear_unread_count']);
  expect(await ada.events('agent_status_changed')).toHaveLength(statuses);

  await ada.command('refresh_threads');
  await expect(ada.desk.waiting).toHaveCount(1);
});
