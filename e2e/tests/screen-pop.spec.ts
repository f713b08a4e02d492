import { Caller } from '../harness/caller.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { PhoneHost } from '../harness/phone-host.ts';
import { expect, test, withSound } from '../harness/places.ts';
import { Shop } from '../harness/shop.ts';

test.use(withSound);
test.describe.configure({ timeout: 120_000 });

test('[P8] who answers a visitor’s call sees his conversation, and stays where he goes from there', async ({
  places,
  person,
}) => {
  const { world } = places;
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const desk = await DeskPage.login(await person(), world, 'ada');
  const caller = await Caller.open(await person(), world);
  await caller.shop.write('My parcel is broken');
  await desk.takeFirst();
  await expect(desk.message('My parcel is broken')).toBeVisible();
  const other = await Shop.open(await person(), world);
  await other.write('Where is my invoice?');
  await desk.takeFirst();
  await expect(desk.message('Where is my invoice?')).toBeVisible();

  await caller.call();
  await ada.status(1);
  await expect(desk.message('Where is my invoice?')).toBeVisible();
  await ada.button('Answer').click();
  await expect(desk.message('My parcel is broken')).toBeVisible();
  await desk.mine.filter({ hasText: 'Where is my invoice?' }).click();
  await expect(desk.message('Where is my invoice?')).toBeVisible();
  await caller.shop.write('It is the blue one');
  await expect(desk.mine.filter({ hasText: 'It is the blue one' })).toBeVisible();
  await caller.button('Hang up').click();
  await ada.status(5);
  await expect(desk.message('Where is my invoice?')).toBeVisible();
});

test('[P8] a caller who has never written: his new conversation is opened when the call is answered', async ({
  places,
  person,
}) => {
  const { world } = places;
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const desk = await DeskPage.login(await person(), world, 'ada');
  const caller = await Caller.open(await person(), world);
  await caller.call();
  await ada.status(1);
  await ada.button('Answer').click();
  await expect(desk.mine).toHaveCount(1);
  await expect(desk.composer).toBeVisible();
  await desk.reply('I am with you');
  await expect(caller.shop.message('I am with you')).toBeVisible();
});

test('[P8] a visitor whom a colleague serves: who answers the call can read what was written', async ({
  places,
  person,
}) => {
  const { world } = places;
  const bo = await DeskPage.login(await person(), world, 'bo');
  const caller = await Caller.open(await person(), world);
  await caller.shop.write('The blue one is broken');
  await bo.takeFirst();
  await expect(bo.message('The blue one is broken')).toBeVisible();
  const ada = await PhoneHost.ready(await person(), places, 'ada');
  const desk = await DeskPage.login(await person(), world, 'ada');
  await caller.call();
  await ada.status(1);
  await ada.button('Answer').click();
  await expect(desk.message('The blue one is broken')).toBeVisible();
  await expect(desk.mine).toHaveCount(0);
  await expect(bo.mine).toHaveCount(1);
});
