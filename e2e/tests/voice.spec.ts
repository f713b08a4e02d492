import { DeskPage } from '../harness/desk-page.ts';
import { Shop } from '../harness/shop.ts';
import { expect, test } from '../harness/world.ts';

test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
});

test('[V1] a visitor records, listens, and sends; the agent plays it', async ({ world, person }) => {
  const agentPage = await person();
  const desk = await DeskPage.login(agentPage, world, 'ada');
  const visitor = await Shop.open(await person(), world);
  await visitor.write('May I say it?');
  await desk.takeFirst();

  await visitor.widget.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(visitor.widget.getByRole('timer')).toHaveText(/^0:[0-5][1-9]$/);
  await visitor.widget.getByRole('button', { name: 'Stop and listen' }).click();
  await visitor.widget.getByRole('button', { name: 'Discard voice message' }).click();
  await expect(visitor.composer).toBeVisible();

  await visitor.widget.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(visitor.widget.getByRole('timer')).toHaveText(/^0:[0-5][1-9]$/);
  await visitor.widget.getByRole('button', { name: 'Stop and listen' }).click();
  await visitor.widget.getByRole('button', { name: 'Send voice message' }).click();
  await expect(visitor.composer).toBeVisible();

  const voice = desk.root.getByRole('log').getByRole('slider', { name: 'Voice message' });
  await expect(voice).toHaveCount(1);
  await desk.root.getByRole('log').getByRole('button', { name: 'Play' }).click();
  await expect
    .poll(() => agentPage.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).currentTime))
    .toBeGreaterThan(0.2);
});

test('[V1] whoever refuses the microphone reads what to do, and goes on writing', async ({
  world,
  person,
}) => {
  const page = await person();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const visitor = await Shop.open(page, world);
  await visitor.composer.fill('half a sentence');
  await visitor.widget.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(visitor.widget.getByRole('alert')).toContainText('Allow it');
  await visitor.widget.getByRole('button', { name: 'Cancel' }).click();
  await expect(visitor.composer).toHaveValue('half a sentence');
});
