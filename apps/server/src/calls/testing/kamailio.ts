import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const config = fileURLToPath(new URL('../../../../../deploy/kamailio/kamailio.cfg', import.meta.url));
const modules = '/usr/lib/x86_64-linux-gnu/kamailio/modules/';

/** With the modules that the configuration loads. */
export const hasKamailio = (): boolean =>
  existsSync('/usr/sbin/kamailio') &&
  ['auth_ephemeral', 'websocket', 'jansson', 'http_client'].every((name) =>
    existsSync(`${modules}${name}.so`),
  );

const freeTcpPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const freeUdpPort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

export type KamailioPorts = { ws: number; sip: number; carrier: number };

export const kamailioPorts = async (): Promise<KamailioPorts> => ({
  ws: await freeTcpPort(),
  sip: await freeUdpPort(),
  carrier: await freeUdpPort(),
});

type Secrets = { sipSecret: string; policySecret: string; domain: string };

/** A real Kamailio with the configuration that is delivered, without media. */
export const startKamailio = async (inlayUrl: string, ports: KamailioPorts, secrets: Secrets) => {
  const folder = await mkdtemp(join(tmpdir(), 'inlay-kamailio-'));
  let log = '';
  const variables = {
    INLAY_URL: inlayUrl,
    ORIGIN: inlayUrl,
    SIP_SECRET: secrets.sipSecret,
    SIP_DOMAIN: secrets.domain,
    POLICY_SECRET: secrets.policySecret,
    CARRIER: `sip:127.0.0.1:${ports.carrier}`,
    CARRIER_IP: '127.0.0.1',
    RTPENGINE: 'udp:127.0.0.1:1',
    LISTEN_SIP: `udp:127.0.0.1:${ports.sip}`,
    LISTEN_WS: `tcp:127.0.0.1:${ports.ws}`,
  };
  const options = ['-DD', '-E', '-A', 'NO_MEDIA', '-f', config, '-L', modules, '-m', '64', '-M', '8'];
  const places = ['-Y', folder, '-P', join(folder, 'pid')];
  const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const child = spawn('env', [...settings, 'kamailio', ...options, ...places]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += String(data)));
  // One that does not come up is not left behind.
  await vi
    .waitFor(() => fetch(`http://127.0.0.1:${ports.ws}/`), { timeout: 15_000, interval: 50 })
    .catch((error: unknown) => {
      child.kill('SIGTERM');
      throw new Error(`Kamailio did not start: ${log}`, { cause: error });
    });
  return {
    faults: (): string[] => log.split('\n').filter((line) => /ERROR|CRITICAL/.test(line)),
    close: async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
