import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { allowOrigins } from '../../harness/allow-origins.ts';
import { PhoneHost } from '../../harness/phone-host.ts';
import { smallOrigin } from '../../harness/small-origin.ts';
import { expect, test as base, World } from '../../harness/world.ts';
import { type Coturn, startCoturn } from '../harness/coturn.ts';
import { microphone, near } from '../harness/tones.ts';

const secret = 'what-coturn-and-inlay-share';
const patience = { timeout: 20_000 };

type Site = Awaited<ReturnType<typeof smallOrigin>>;

const test = base.extend<{ inlaysSecret: string; coturn: Coturn; site: Site }>({
  inlaysSecret: [secret, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
  coturn: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'inlay-turn-'));
    const coturn = await startCoturn(folder, secret);
    await use(coturn);
    await coturn.program.stop();
    await rm(folder, { recursive: true, force: true });
  },
  // The two phones would reach each other without a relay: the browser is told to use nothing else.
  world: async ({ coturn, inlaysSecret }, use) => {
    const world = await World.create({ TURN_URLS: coturn.url, TURN_SECRET: inlaysSecret });
    await use(world);
    await world.close();
  },
  site: async ({ world }, use) => {
    const site = await smallOrigin();
    await allowOrigins(world, [site.origin]);
    await use(site);
    site.close();
  },
});

const relayOnly = `{
  const Real = window.RTCPeerConnection;
  window.connections = [];
  window.RTCPeerConnection = class extends Real {
    constructor(configuration) {
      super({ ...configuration, iceTransportPolicy: 'relay' });
      window.connections.push(this);
    }
  };
}`;

/** The kinds of both candidates that the sound goes over. */
const wayOf = async (page: Page): Promise<unknown> => {
  const frame = page.frames().find((one) => one.url().includes('/admin/'));
  return frame?.evaluate(`(async () => {
    const stats = await window.connections.at(-1).getStats();
    const all = [...stats.values()];
    const pair = all.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded');
    return pair && [pair.localCandidateId, pair.remoteCandidateId].map((id) => stats.get(id).candidateType);
  })()`);
};

test('[P6] two phones that see each other only through coturn hear each other, with credentials that Inlay has minted', async ({
  coturn,
  world,
  site,
  person,
}) => {
  const pages = [await person(), await person()] as const;
  for (const page of pages) await page.addInitScript(relayOnly);
  const places = { world, site };
  const ada = await PhoneHost.ready(pages[0], places, 'ada');
  const bo = await PhoneHost.ready(pages[1], places, 'bo');
  await ada.callOut({ callee: '1002' });
  await bo.status(1);
  await bo.button('Answer').click();
  await ada.status(2);
  await expect.poll(async () => near(await ada.tone(), microphone), patience).toBe(true);
  await expect.poll(async () => near(await bo.tone(), microphone), patience).toBe(true);
  for (const page of pages) expect(await wayOf(page)).toEqual(['relay', 'relay']);
  for (const extension of ['1001', '1002'])
    expect(coturn.program.log()).toMatch(
      new RegExp(`user <\\d{10}:${extension}>.*ALLOCATE processed, success`),
    );
  await ada.button('Hang up').click();
  await bo.status(5);
});

test.describe('with another secret than coturn has', () => {
  test.use({ inlaysSecret: 'not-what-coturn-has' });

  test('[P6] coturn relays nothing for the phone', async ({ coturn, world, site, person }) => {
    const page = await person();
    await page.addInitScript(relayOnly);
    const ada = await PhoneHost.ready(page, { world, site }, 'ada');
    await ada.callOut({ callee: '8821' });
    await expect
      .poll(() => coturn.program.log(), patience)
      .toMatch(/check_stun_auth: .*(?:integrity|credentials)/i);
    expect(coturn.program.log()).not.toContain('ALLOCATE processed, success');
    expect(await ada.tone()).toBe(0);
  });
});
