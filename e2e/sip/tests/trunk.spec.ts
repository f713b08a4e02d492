import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowOrigins } from '../../harness/allow-origins.ts';
import { PhoneHost } from '../../harness/phone-host.ts';
import { smallOrigin } from '../../harness/small-origin.ts';
import { expect, test as base, World } from '../../harness/world.ts';
import { microphone, near } from '../harness/tones.ts';
import { startBaresip } from '../harness/baresip.ts';
import { freeUdpPorts } from '../harness/free-udp-ports.ts';
import { telephonePort } from '../harness/telephone-port.ts';
import { scenarios } from '../scenarios/calls.ts';
import type { OtherSide } from '../scenarios/other-side.ts';
import { telephone, telephoneNumber } from '../scenarios/telephone.ts';

type Trunk = { phone: PhoneHost; other: OtherSide; colleague: () => Promise<PhoneHost> };

const patience = { timeout: 25_000 };

/** An Inlay without any SIP server, and a telephone at the other end of its trunk. */
const test = base.extend<{ trunk: Trunk }>({
  trunk: async ({ person }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'inlay-trunk-'));
    const [sipPort = 0] = await freeUdpPorts(1);
    const carrierPort = await telephonePort();
    const world = await World.create({
      SIP_TRUNK: `127.0.0.1:${carrierPort}`,
      SIP_TRUNK_BIND: `127.0.0.1:${sipPort}`,
    });
    const site = await smallOrigin();
    await allowOrigins(world, [site.origin]);
    const baresip = await startBaresip(folder, { port: carrierPort, sipPort, number: `+${telephoneNumber}` });
    const open = async (name: string): Promise<PhoneHost> =>
      PhoneHost.ready(await person(), { world, site }, name);
    const phone = await open('ada');
    await phone.forget();
    await use({ phone, other: telephone(baresip, 'desk.test'), colleague: () => open('bo') });
    await baresip.stop();
    site.close();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  },
});

test.describe('over the trunk of the built-in line', () => {
  for (const { title, run } of scenarios) test(title, ({ trunk: { phone, other } }) => run(phone, other));

  const talk = async ({ phone, other }: Trunk): Promise<void> => {
    await phone.callOut({ callee: other.number });
    await other.rings();
    await other.answers();
    await phone.status(2);
  };
  const bothHear = async (phone: PhoneHost, other: OtherSide): Promise<void> => {
    await expect.poll(async () => near(await phone.tone(), other.sends), patience).toBe(true);
    await expect.poll(async () => near(await other.hears(), microphone), patience).toBe(true);
  };

  test('[P8] the keys that the agent presses arrive as RFC 4733, in their order', async ({ trunk }) => {
    await talk(trunk);
    await trunk.phone.button('Keypad').click();
    for (const key of ['4', '2', '#'])
      await trunk.phone.phone.getByRole('button', { name: new RegExp(`^${key}`) }).click();
    await expect.poll(() => trunk.other.keys?.(), patience).toBe('42#');
  });

  test('[P7] the page reloads in a call: the telephone is kept, and both hear each other again', async ({
    trunk,
  }) => {
    await talk(trunk);
    await bothHear(trunk.phone, trunk.other);
    await trunk.phone.page.reload();
    await trunk.phone.status(2);
    await bothHear(trunk.phone, trunk.other);
    await trunk.phone.button('Hang up').click();
    await trunk.other.isFree();
  });

  test('[P8] blind transfer: the customer is handed to a colleague, and the agent is out', async ({
    trunk,
  }) => {
    const bo = await trunk.colleague();
    await trunk.other.calls();
    await trunk.phone.status(1);
    await trunk.phone.button('Answer').click();
    await trunk.phone.status(2);
    await bothHear(trunk.phone, trunk.other);
    await trunk.phone.button('Transfer').click();
    await trunk.phone.phone.getByLabel('Number or extension').fill('1002');
    await trunk.phone.button('Transfer now').click();
    await bo.status(1);
    await bo.button('Answer').click();
    await bo.status(2);
    await trunk.phone.status(5);
    await bothHear(bo, trunk.other);
    await trunk.other.hangsUp();
    await bo.status(5);
  });

  test('[P8] attended transfer: a colleague who waits is joined with the telephone that was asked', async ({
    trunk,
  }) => {
    const { phone, other } = trunk;
    const bo = await trunk.colleague();
    await bo.callOut({ callee: '1001' });
    await phone.status(1);
    await phone.button('Answer').click();
    await phone.status(2);
    await phone.button('Transfer').click();
    await phone.phone.getByLabel('Number or extension').fill(other.number);
    await phone.button('Ask first').click();
    await other.rings();
    await other.answers();
    await phone.button('Join them').click();
    await phone.status(5);
    await bothHear(bo, other);
    expect(await bo.codes()).not.toContain(5);
    await bo.button('Hang up').click();
    await other.isFree();
  });
});
