import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Accept, acceptUpgrades } from '../../socket/upgrade.ts';
import { systemClock } from '../../clock.ts';
import { attachSip } from '../attach-sip.ts';
import { mintCredential } from '../auth/ephemeral-credential.ts';
import { MediaLeases } from './media-leases.ts';
import { noMedia } from '../media/no-media.ts';
import type { CallEvent, SipDeps } from '../ports.ts';
import { usualTimers } from '../sip-timers.ts';
import { SipPage } from './sip-page.ts';

export const secret = 'a secret of the tests';

/** The built-in line on port 0, with nothing else of the server. */
export const startSipServer = async (overrides: Partial<SipDeps> = {}) => {
  const events: CallEvent[] = [];
  const faults: string[] = [];
  const trunk = Promise.withResolvers<number>();
  const leases = new MediaLeases(systemClock, 60_000);
  const server = createServer((_, response) => response.writeHead(426).end());
  const paths: Record<string, Accept> = {};
  const deps: SipDeps = {
    clock: systemClock,
    log: {
      info: (fields) => {
        if ('port' in fields) trunk.resolve(Number(fields.port));
      },
      warn: () => undefined,
      error: (fields, text) => void faults.push(`${text} ${JSON.stringify(fields)}`),
    },
    token: () => randomUUID().replaceAll('-', ''),
    realm: 'line.test',
    secret,
    timers: usualTimers,
    policy: () => Promise.resolve({ allow: true }),
    leaseOf: (extension) => Promise.resolve(leases.current(extension)),
    isExtension: () => Promise.resolve(true),
    mayRing: () => Promise.resolve(true),
    media: noMedia,
    isGuest: () => false,
    onSeat: () => undefined,
    onCallEvent: (event) => void events.push(event),
    messagesPerSecond: 200,
    sendBufferBytes: 1_000_000,
    ...overrides,
  };
  const sip = attachSip({ ...deps, socketsPerAddress: 100 }, (path, accept) => void (paths[path] = accept));
  const upgrades = acceptUpgrades(server, paths);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sip`;
  const pages: SipPage[] = [];
  const page = async (
    extension: string,
    credential = mintCredential(deps.secret, extension, systemClock.now(), 600_000),
  ): Promise<SipPage> => {
    const opened = await SipPage.open(url, extension, credential);
    pages.push(opened);
    return opened;
  };
  return {
    url,
    sip,
    leases,
    events,
    faults,
    /** Where a trunk listens that took any port: it says so in its log. */
    trunkPort: trunk.promise,
    /** A page with a socket. */
    page,
    /** A page that has registered. */
    registered: async (extension: string, lines: readonly (readonly [string, string | number])[] = []) => {
      const opened = await page(extension);
      const reply = await opened.register(lines);
      if (reply.status !== 200) throw new Error(`registering ${extension}: ${reply.first}`);
      return opened;
    },
    close: async (): Promise<void> => {
      sip.close();
      for (const opened of pages) opened.drop();
      upgrades.close();
      await new Promise((resolve) => server.close(resolve));
      // A fault that nobody looked at fails the test that made it.
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
};
export type SipTestServer = Awaited<ReturnType<typeof startSipServer>>;
