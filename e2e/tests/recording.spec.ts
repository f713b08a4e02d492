import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { allowOrigins } from '../harness/allow-origins.ts';
import { Caller } from '../harness/caller.ts';
import { ConsolePage } from '../harness/console-page.ts';
import { PhoneHost, type Places } from '../harness/phone-host.ts';
import { recordedLevels } from '../harness/recorded-levels.ts';
import { smallOrigin } from '../harness/small-origin.ts';
import { toneFile } from '../harness/tone-file.ts';
import { expect, test as base } from '../harness/world.ts';
import { soundBrowser } from '../harness/sound-browser.ts';

// Each of the two has a browser with a microphone of his own, which plays another tone: so both directions can be told apart.

const adaTone = 700;
const boTone = 2_300;
const customerTone = 3_100;
const consentTone = 1_400;
const folder = mkdtempSync(join(tmpdir(), 'inlay-recording-'));

const browserWith = (hertz: number): Promise<Browser> =>
  chromium.launch(soundBrowser(toneFile(join(folder, `${hertz}.wav`), hertz)));

type Two = { ada: PhoneHost; bo: PhoneHost; places: Places };
/** A visitor who calls from the widget, in a browser that is started when it is wanted. */
type Customer = () => Promise<Caller>;

const test = base.extend<{ two: Two; customer: Customer }>({
  customer: async ({ world }, use) => {
    const browsers: Browser[] = [];
    await use(async () => {
      const browser = await browserWith(customerTone);
      browsers.push(browser);
      return Caller.open(await browser.newPage({ locale: 'en-US' }), world);
    });
    for (const browser of browsers) await browser.close();
  },
  two: async ({ world }, use) => {
    const site = await smallOrigin();
    await allowOrigins(world, [site.origin]);
    const places = { world, site };
    const browsers = await Promise.all([browserWith(adaTone), browserWith(boTone)]);
    const open = async (browser: Browser | undefined, name: string): Promise<PhoneHost> => {
      if (!browser) throw new Error('no browser');
      const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1024, height: 700 } });
      return PhoneHost.ready(page, places, name);
    };
    const [ada, bo] = await Promise.all([open(browsers[0], 'ada'), open(browsers[1], 'bo')]);
    await use({ ada, bo, places });
    for (const browser of browsers) await browser.close();
    site.close();
  },
});

test.describe.configure({ timeout: 120_000 });

const switchOn = async (admin: ConsolePage, change: object = {}): Promise<void> => {
  const { data } = await admin.rest('GET', '/call-policy');
  const { version } = data as { version: number };
  const { status } = await admin.rest('PATCH', '/call-policy', { version, recording: true, ...change });
  expect(status).toBe(200);
};

const talk = async ({ ada, bo }: Two): Promise<void> => {
  await ada.callOut({ callee: '1002', orderId: 'o-rec' });
  await bo.status(1);
  await bo.button('Answer').click();
  await Promise.all([ada.status(2), bo.status(2)]);
};

type Recording = {
  recording_id: number;
  state: string;
  duration_ms: number;
  problem: string | null;
  agent: { customer_name: string };
};
type Row = { caller: string; callee: string; state: string; recordings?: Recording[] };

const callsOf = async (admin: ConsolePage): Promise<Row[]> =>
  ((await admin.rest('GET', '/calls')).data as { calls: Row[] }).calls;

const recordingsOf = async (admin: ConsolePage): Promise<Recording[]> => {
  return (await callsOf(admin))[0]?.recordings ?? [];
};
const statesOf = async (admin: ConsolePage): Promise<string[]> =>
  (await recordingsOf(admin)).map(({ state, problem }) => `${state}${problem === null ? '' : ` ${problem}`}`);

const isRecording = (host: PhoneHost): Promise<boolean> =>
  host.phone.getByText('Recording', { exact: true }).isVisible();

/** Which of the two was first; the other one is told that his colleague records. */
const whoRecords = async ({ ada, bo }: Two): Promise<[recorder: PhoneHost, other: PhoneHost]> => {
  await expect
    .poll(async () => (await isRecording(ada)) || (await isRecording(bo)), { timeout: 20_000 })
    .toBe(true);
  const [recorder, other] = (await isRecording(ada)) ? [ada, bo] : [bo, ada];
  await expect(other.phone.getByText('Recorded by your colleague')).toBeVisible();
  return [recorder, other];
};

const talkedFor = (host: PhoneHost, seconds: number): Promise<void> =>
  expect(host.phone.getByRole('timer')).toHaveText(new RegExp(`0:0[${seconds}-9]`), { timeout: 20_000 });

const near = (hertz: number, wanted: number): boolean => Math.abs(hertz - wanted) < 20;

test('[P8] a call is recorded: both directions and the tone are in it; an administrator plays and deletes it', async ({
  two,
  person,
}) => {
  const page = await person();
  const admin = await ConsolePage.signIn(page, two.places.world);
  await switchOn(admin, { consent_tone: true });
  await talk(two);
  const { ada, bo } = two;
  await whoRecords(two);
  await talkedFor(ada, 6);
  await ada.button('Hang up').click();
  await bo.status(5);
  await expect.poll(() => statesOf(admin), { timeout: 30_000 }).toEqual(['stored']);
  expect((await recordingsOf(admin))[0]?.duration_ms).toBeGreaterThan(3_000);

  await admin.open('Calls');
  await page.getByRole('button', { name: 'Show the recording' }).click();
  const player = page.locator('audio');
  await expect(player).toBeVisible();
  // The player knows how long it is, so that one can seek in it.
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => Number.isFinite(audio.duration)))
    .toBe(true);
  const [own = 0, other = 0, beep = 0, nothing = 0] = await recordedLevels(player, [
    adaTone,
    boTone,
    consentTone,
    3_100,
  ]);
  for (const level of [own, other, beep]) expect(level).toBeGreaterThan(nothing + 25);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the recording' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^call-.+\.webm$/);
  await page.getByRole('button', { name: 'Delete the recording' }).click();
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  await expect(player).toHaveCount(0);
  expect(await recordingsOf(admin)).toEqual([]);
});

test('[P8] muted, the other side hears the tone and nothing else; on hold nothing is recorded', async ({
  two,
  person,
}) => {
  const admin = await ConsolePage.signIn(await person(), two.places.world);
  await switchOn(admin);
  await talk(two);
  const [recorder, other] = await whoRecords(two);
  const own = recorder === two.ada ? adaTone : boTone;
  await expect.poll(async () => near(await other.tone(), own), { timeout: 15_000 }).toBe(true);
  await recorder.button('Mute').click();
  await expect.poll(() => other.tone(), { timeout: 15_000 }).toBe(0);
  await expect
    .poll(async () => near(await other.tone(), consentTone), { timeout: 30_000, intervals: [50] })
    .toBe(true);
  await recorder.button('Unmute').click();
  await expect.poll(async () => near(await other.tone(), own), { timeout: 15_000 }).toBe(true);
  await recorder.button('Hold').click();
  await expect(recorder.phone.getByText('Recording paused')).toBeVisible();
  await recorder.button('Resume').click();
  await expect(recorder.phone.getByText('Recording', { exact: true })).toBeVisible();
  await expect.poll(async () => near(await other.tone(), own), { timeout: 15_000 }).toBe(true);
  await other.button('Hang up').click();
  await expect.poll(() => statesOf(admin), { timeout: 30_000 }).toEqual(['stored']);
});

test('[P8] a reload in the call makes two parts; what could not be sent is sent by the next page', async ({
  two,
  person,
}) => {
  const admin = await ConsolePage.signIn(await person(), two.places.world);
  await switchOn(admin);
  await talk(two);
  const [recorder, other] = await whoRecords(two);
  await talkedFor(recorder, 4);
  await recorder.page.route('**/chunks/**', (route) => route.abort());
  await recorder.page.reload();
  await recorder.status(2);
  await expect(recorder.phone.getByText('Recording', { exact: true })).toBeVisible({ timeout: 20_000 });
  await other.button('Hang up').click();
  await recorder.status(5);
  await expect.poll(() => statesOf(admin)).toEqual(['recording', 'recording']);
  await recorder.page.unroute('**/chunks/**');
  await recorder.page.reload();
  await expect.poll(() => statesOf(admin), { timeout: 40_000 }).toEqual(['stored interrupted', 'stored']);
});

test('[P8] a browser that cannot record: the agent reads why, the record tells it, the call goes on', async ({
  two,
  person,
}) => {
  const admin = await ConsolePage.signIn(await person(), two.places.world);
  await switchOn(admin);
  for (const { page } of [two.ada, two.bo])
    for (const frame of page.frames())
      await frame.evaluate(() => Reflect.deleteProperty(window, 'MediaRecorder'));
  await talk(two);
  const alerts = async (): Promise<string> =>
    (
      await Promise.all([two.ada, two.bo].map(({ phone }) => phone.getByRole('alert').allTextContents()))
    ).join();
  await expect.poll(alerts, { timeout: 15_000 }).toContain('cannot record');
  await expect.poll(async () => near(await two.bo.tone(), adaTone), { timeout: 15_000 }).toBe(true);
  // What the server did not take is sent again after two seconds, then five.
  await expect.poll(() => statesOf(admin), { timeout: 15_000 }).toContain('failed unsupported');
});

/** Which agent's parts each call has, in their order: `web: Ada stored, Bo stored`. */
const partsOf = async (admin: ConsolePage): Promise<string[]> =>
  (await callsOf(admin)).map(
    ({ caller, callee, recordings = [] }) =>
      `${caller} to ${callee}: ${recordings.map(({ agent, state, problem }) => `${agent.customer_name} ${state}${problem === null ? '' : ` ${problem}`}`).join(', ')}`,
  );

/** The customer's call is answered and recorded by Ada; the customer hears the tone. */
const served = async ({ ada }: Two, customer: Customer): Promise<Caller> => {
  const caller = await customer();
  await caller.call();
  await ada.status(1);
  await ada.button('Answer').click();
  await ada.status(2);
  await expect(ada.phone.getByText('Recording', { exact: true })).toBeVisible({ timeout: 20_000 });
  await hearsTone(caller);
  return caller;
};

/** It comes at the beginning and every fifteen seconds. */
const hearsTone = async (caller: Caller): Promise<void> =>
  expect(await caller.hears(consentTone, 25_000)).toBe(true);

const askFor = async ({ ada }: Two, button: 'Ask first' | 'Transfer now'): Promise<void> => {
  await ada.button('Transfer').click();
  await ada.phone.getByLabel('Number or extension').fill('1002');
  await ada.button(button).click();
};

/** In dB: what is said lies above -35, although browsers take a tone that does not end for noise; what leaks below -50. */
const heardFrom = -42;

/** Which of these are in what each player of the page plays. */
const heardIn = async (page: Page, wanted: readonly number[]): Promise<boolean[][]> => {
  const players = await page.locator('audio').all();
  return Promise.all(
    players.map(async (player) => (await recordedLevels(player, wanted)).map((level) => level > heardFrom)),
  );
};

test('[P8] a blind transfer: each agent records his own part, the customer hears the tone from both, both parts play', async ({
  two,
  customer,
  person,
}) => {
  const page = await person();
  const admin = await ConsolePage.signIn(page, two.places.world);
  await switchOn(admin);
  const caller = await served(two, customer);
  const { ada, bo } = two;
  await askFor(two, 'Transfer now');
  await bo.status(1);
  await bo.button('Answer').click();
  await Promise.all([bo.status(2), ada.status(5)]);
  await expect(ada.phone.getByText('Recording', { exact: true })).toHaveCount(0);
  await expect(bo.phone.getByText('Recording', { exact: true })).toBeVisible({ timeout: 20_000 });
  await hearsTone(caller);
  await expect.poll(async () => near(await caller.tone(), boTone), { timeout: 15_000 }).toBe(true);
  // The first part is whole while the call goes on.
  await expect
    .poll(() => partsOf(admin), { timeout: 30_000 })
    .toEqual(['web to desk: Ada stored, Bo recording']);
  await caller.button('Hang up').click();
  await bo.status(5);
  await expect
    .poll(() => partsOf(admin), { timeout: 30_000 })
    .toEqual(['web to desk: Ada stored, Bo stored']);

  await admin.open('Calls');
  await page.getByRole('button', { name: 'Show the recording' }).click();
  await expect(page.locator('audio')).toHaveCount(2);
  expect(await heardIn(page, [customerTone, adaTone, boTone, consentTone])).toEqual([
    [true, true, false, true],
    [true, false, true, true],
  ]);
});

test('[P8] an attended transfer: what is asked is recorded as the call that it is, and the customer’s call goes on in a part of its own', async ({
  two,
  customer,
  person,
}) => {
  const page = await person();
  const admin = await ConsolePage.signIn(page, two.places.world);
  await switchOn(admin);
  const caller = await served(two, customer);
  const { ada, bo } = two;
  await askFor(two, 'Ask first');
  await bo.status(1);
  await bo.button('Answer').click();
  await bo.status(2);
  await expect(bo.phone.getByText('Recording', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect.poll(async () => near(await bo.tone(), adaTone), { timeout: 15_000 }).toBe(true);
  await talkedFor(bo, 4);
  await ada.button('Join them').click();
  await ada.status(5);
  await expect(ada.phone.getByText('Recording', { exact: true })).toHaveCount(0);
  await expect.poll(async () => near(await caller.tone(), boTone), { timeout: 20_000 }).toBe(true);
  await expect(bo.phone.getByText('Recording', { exact: true })).toBeVisible({ timeout: 20_000 });
  await hearsTone(caller);
  await expect
    .poll(() => partsOf(admin), { timeout: 30_000 })
    .toEqual(['1001 to 1002: Bo stored', 'web to desk: Ada stored, Bo recording']);
  await caller.button('Hang up').click();
  await bo.status(5);
  await expect
    .poll(() => partsOf(admin), { timeout: 30_000 })
    .toEqual(['1001 to 1002: Bo stored', 'web to desk: Ada stored, Bo stored']);
  expect((await callsOf(admin)).map(({ state }) => state)).toEqual(['ended', 'ended']);

  await admin.open('Calls');
  const shows = page.getByRole('button', { name: 'Show the recording' });
  await shows.first().click();
  await expect(page.locator('audio')).toHaveCount(1);
  expect(await heardIn(page, [customerTone, adaTone, boTone])).toEqual([[false, true, true]]);
  await shows.last().click();
  await expect(page.locator('audio')).toHaveCount(3);
  expect((await heardIn(page, [customerTone, adaTone, boTone, consentTone])).slice(1)).toEqual([
    [true, true, false, true],
    [true, false, true, true],
  ]);
});
