import { expect, test } from '../harness/world.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { picture } from '../harness/picture.ts';
import { Shop } from '../harness/shop.ts';

test('[A7] ada hands a visitor to bo with a note; bo sees it, the visitor does not; the history is whole', async ({
  world,
  person,
}) => {
  const ada = await DeskPage.login(await person(), world, 'ada');
  const bo = await DeskPage.login(await person(), world, 'bo');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('My kettle is broken');
  await ada.takeFirst();
  await ada.reply('I pass you on.');
  await ada.transferTo('Bo', 'wants a repair');

  await expect(bo.root.getByRole('alert')).toContainText(
    /Ada handed a visitor over to you: Visitor [0-9A-F]{4}\. Note: wants a repair/,
  );
  await bo.openMine(/kettle|pass you on/i);
  await expect(bo.root.getByRole('log').getByText('wants a repair')).toBeVisible();
  await expect(bo.message('My kettle is broken')).toBeVisible();
  await bo.reply('Hello, Bo here.');
  await expect(visitor.message('Hello, Bo here.')).toBeVisible();
  await expect(visitor.widget.getByText('wants a repair')).toHaveCount(0);
  await expect(ada.mine).toHaveCount(0);
});

test('[A10] [V1] pictures travel both ways, and what is no picture is refused in words', async ({
  world,
  person,
}) => {
  const ada = await DeskPage.login(await person(), world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('Look at this');
  await ada.takeFirst();
  await visitor.widget.locator('input[type=file]').setInputFiles(picture('broken.png'));
  await expect(ada.pictures).toHaveCount(1);
  await ada.root.locator('input[type=file]').setInputFiles(picture('new.png', 80, 80));
  await ada.root.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(visitor.pictures).toHaveCount(2);
  await visitor.widget
    .locator('input[type=file]')
    .setInputFiles({ name: 'evil.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload=alert(1)>') });
  await expect(visitor.widget.getByText(/PNG|picture/i).last()).toBeVisible();
  await expect(ada.pictures).toHaveCount(2);
});

test('[A3] another session takes over: the first page says so and can take back', async ({
  world,
  person,
}) => {
  const firstPage = await person();
  const first = await DeskPage.login(firstPage, world, 'ada');
  const secondPage = await person();
  await DeskPage.signIn(secondPage, world, 'ada');
  await secondPage.getByRole('button', { name: 'Take over here' }).click();
  await new DeskPage(secondPage).waitingList.waitFor({ state: 'attached' });
  await expect(firstPage.getByText('You continued somewhere else')).toBeVisible();
  await firstPage.getByRole('button', { name: 'Take back' }).click();
  await first.waitingList.waitFor({ state: 'attached' });
  await expect(secondPage.getByText('You continued somewhere else')).toBeVisible();
});

test('[W7] [W8] a revoked session ends in every open page at once', async ({ world, person }) => {
  const page = await person();
  await DeskPage.login(page, world, 'bo');
  const answer = await fetch(`${world.desk}/api/auth/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer inlay-demo-key' },
    body: JSON.stringify({ email: 'bo@demo.inlay' }),
  });
  expect(await answer.json()).toMatchObject({ code: 0, data: { sessions: 1 } });
  await expect(page.getByText(/session has ended/i)).toBeVisible();
});

test('[M3] two tabs of one agent share session and status', async ({ world, person }) => {
  const page = await person();
  const first = await DeskPage.login(page, world, 'ada');
  const tab = await page.context().newPage();
  await tab.goto(`${world.desk}/desktop`);
  const second = new DeskPage(tab);
  await second.waitingList.waitFor({ state: 'attached' });
  await first.setStatus('Busy');
  await expect(second.status).toHaveAccessibleName('Your status: Busy');
});

test('the keyboard is enough: take, answer, close', async ({ world, person }) => {
  const page = await person();
  const ada = await DeskPage.login(page, world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('No mouse here');
  await expect(ada.waiting).toHaveCount(1);
  await page.keyboard.press('t');
  await expect(ada.message('No mouse here')).toBeVisible();
  // Taking a visitor puts the cursor where the answer is written.
  await expect(ada.composer).toBeFocused();
  await page.keyboard.type('None needed.');
  await page.keyboard.press('Enter');
  await expect(visitor.message('None needed.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('[W4] [V1] after the close the visitor rates, and a new message opens a new conversation', async ({
  world,
  person,
}) => {
  const ada = await DeskPage.login(await person(), world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('Quick question');
  await ada.takeFirst();
  await ada.close();
  await visitor.widget.getByText('Good', { exact: true }).click();
  await visitor.widget.getByRole('button', { name: 'Send rating' }).click();
  await expect(visitor.widget.getByText('You rated the conversation 4 of 5')).toBeVisible();
  await visitor.widget.getByRole('textbox').last().fill('One more thing');
  await visitor.widget.getByRole('textbox').last().press('Enter');
  await expect(ada.waiting).toHaveCount(1);
});

for (const [locale, signIn] of [
  ['zh-CN', '登录'],
  ['es-MX', 'Entrar'],
] as const) {
  test(`the desk speaks ${locale} and fits a sidebar of 400 pixels`, async ({ world, person }) => {
    const page = await person({ locale, viewport: { width: 400, height: 800 } });
    await page.goto(`${world.desk}/desktop`);
    await page.locator('input[type=email], input[name=email], input').first().fill('ada@demo.inlay');
    await page.locator('input[type=password]').fill('inlay-demo');
    await page.getByRole('button', { name: signIn, exact: true }).click();
    await expect(page.getByRole('searchbox')).toBeVisible();
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  });
}
