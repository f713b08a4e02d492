import { expect, test } from '../harness/world.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { Shop } from '../harness/shop.ts';

test('[D1] [D3] [V1] both sides write while the server is dead; everything arrives once, in order, after it is back', async ({
  world,
  person,
}) => {
  const ada = await DeskPage.login(await person(), world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('before');
  await ada.takeFirst();
  await expect(ada.message('before')).toBeVisible();

  await world.kill();
  await expect(ada.offlineBanner).toBeVisible();
  await ada.reply('written while offline, 1');
  await ada.reply('written while offline, 2');
  await visitor.write('from the visitor, offline');
  await expect(ada.offlineBanner).toContainText('2');
  await world.restart();

  for (const text of ['written while offline, 1', 'written while offline, 2']) {
    await expect(visitor.message(text)).toHaveCount(1);
  }
  await expect(ada.message('from the visitor, offline')).toHaveCount(1);
  await expect(ada.offlineBanner).toBeHidden();

  await visitor.page.reload();
  await visitor.open();
  await expect(visitor.message('before')).toHaveCount(1);
  await expect(visitor.message('written while offline, 1')).toHaveCount(1);
  await expect(visitor.message('from the visitor, offline')).toHaveCount(1);
});
