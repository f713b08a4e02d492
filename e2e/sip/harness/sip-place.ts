import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@inlay/testkit/free-port.ts';
import { allowOrigins } from '../../harness/allow-origins.ts';
import type { Places } from '../../harness/phone-host.ts';
import { smallOrigin } from '../../harness/small-origin.ts';
import { World } from '../../harness/world.ts';
import { type CuttableLine, startCuttableLine } from './cuttable-line.ts';
import { freeUdpPorts } from './free-udp-ports.ts';
import { startKamailio } from './kamailio.ts';
import type { Program } from './program.ts';
import { telephonePort } from './telephone-port.ts';
import { startRtpengine } from './rtpengine.ts';

/** What Inlay and the SIP server have in common. */
export const common = {
  domain: 'sip.test',
  sipSecret: 'what-signs-the-credentials',
  policySecret: 'what-asks-the-policy',
} as const;

export type SipPlace = Places & {
  folder: string;
  sipPort: number;
  carrierPort: number;
  /** From the browser to the SIP server. */
  line: CuttableLine;
  /** All that it has printed. */
  kamailioLog: () => string;
  stopKamailio: () => Promise<void>;
  startKamailio: () => Promise<void>;
  rtpengine: Program;
  close: () => Promise<void>;
};

const worldWith = (port: number): Promise<World> =>
  World.create({
    SIP_URL: `ws://127.0.0.1:${port}`,
    SIP_DOMAIN: common.domain,
    SIP_SECRET: common.sipSecret,
    CALL_POLICY_SECRET: common.policySecret,
  });

/** An Inlay whose phones register at an operator's Kamailio, with rtpengine, and a site that has the phone in a frame. */
export const openSipPlace = async (): Promise<SipPlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'inlay-sip-'));
  const [sipPort = 0, rtpenginePort = 0] = await freeUdpPorts(2);
  const carrierPort = await telephonePort();
  const wsPort = await freePort();
  const line = await startCuttableLine(wsPort);
  const rtpengine = await startRtpengine(folder, rtpenginePort);
  const world = await worldWith(line.port);
  const ports = { wsPort, sipPort, carrierPort, rtpenginePort };
  const settings = { ...common, ...ports, inlayUrl: world.desk };
  let kamailio = await startKamailio(folder, settings);
  const site = await smallOrigin();
  await allowOrigins(world, [site.origin]);
  return {
    world,
    site,
    folder,
    sipPort,
    carrierPort,
    line,
    rtpengine,
    kamailioLog: () => kamailio.log(),
    stopKamailio: () => kamailio.stop(),
    startKamailio: async () => void (kamailio = await startKamailio(folder, settings)),
    close: async () => {
      site.close();
      line.close();
      for (const program of [kamailio, rtpengine]) await program.stop();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
