import type { Page } from '@playwright/test';
import { DeskPage } from '../harness/desk-page.ts';
import { holdReplies } from '../harness/held-replies.ts';
import { Shop } from '../harness/shop.ts';
import { expect, test, type World } from '../harness/world.ts';

type Person = () => Promise<Page>;

const write = async (person: Person, world: World, text: string): Promise<void> => {
  const shop = await Shop.open(await person(), world);
  await shop.write(text);
};

/** Two visitors wait; what the server answers to `connect` is kept back. */
const twoWait = async (person: Person, world: World) => {
  await write(person, world, 'first in line');
  await write(person, world, 'second in line');
  const page = await person();
  const replies = await holdReplies(page, 'connect');
  const desk = await DeskPage.login(page, world, 'ada');
  const waits = (text: string) => desk.waiting.filter({ hasText: text });
  await expect(desk.waiting).toHaveCount(2);
  const take = (text: string) =>
    waits(text)
      .getByRole('button', { name: /^Take / })
      .click();
  return { desk, replies, waits, take };
};

test('[A6] the answer comes late: who looks at another visitor meanwhile is not taken away from him', async ({
  world,
  person,
}) => {
  const { desk, replies, waits, take } = await twoWait(person, world);
  await take('first in line');
  await expect.poll(() => replies.count()).toBe(1);
  await waits('second in line').getByRole('button').first().click();
  await expect(desk.message('second in line')).toBeVisible();
  replies.letGo();
  await expect(desk.mine.filter({ hasText: 'first in line' })).toHaveCount(1);
  // A word to the server and back, after the answer: what it did to the page is done.
  await desk.setStatus('Busy');
  await expect(desk.status).toHaveAccessibleName(/Busy/);
  await expect(desk.message('second in line')).toBeVisible();
  await expect(desk.message('first in line')).toHaveCount(0);
});

test('[A6] two are taken before the server answers: the one taken last is shown', async ({
  world,
  person,
}) => {
  const { desk, replies, take } = await twoWait(person, world);
  await take('first in line');
  await take('second in line');
  await expect.poll(() => replies.count()).toBe(2);
  replies.letGo();
  await expect(desk.mine).toHaveCount(2);
  await expect(desk.message('second in line')).toBeVisible();
  await expect(desk.message('first in line')).toHaveCount(0);
});

test('[A6] nobody chose anything meanwhile: the visitor is shown as soon as the server says so', async ({
  world,
  person,
}) => {
  const { desk, replies, take } = await twoWait(person, world);
  await take('first in line');
  await expect.poll(() => replies.count()).toBe(1);
  replies.letGo();
  await expect(desk.message('first in line')).toBeVisible();
});
