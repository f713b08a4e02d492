import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from './program.ts';
import { until } from './until.ts';

const config = fileURLToPath(new URL('../../../deploy/kamailio/kamailio.cfg', import.meta.url));

/** How long a call waits here for a phone that is gone. */
export const goneMs = 12_000;

export type KamailioSettings = {
  inlayUrl: string;
  wsPort: number;
  sipPort: number;
  carrierPort: number;
  rtpenginePort: number;
  sipSecret: string;
  policySecret: string;
  domain: string;
};

const environment = (settings: KamailioSettings): Record<string, string> => ({
  INLAY_URL: settings.inlayUrl,
  ORIGIN: settings.inlayUrl,
  SIP_SECRET: settings.sipSecret,
  SIP_DOMAIN: settings.domain,
  POLICY_SECRET: settings.policySecret,
  CARRIER: `sip:127.0.0.1:${settings.carrierPort}`,
  CARRIER_IP: '127.0.0.1',
  RTPENGINE: `udp:127.0.0.1:${settings.rtpenginePort}`,
  LISTEN_SIP: `udp:127.0.0.1:${settings.sipPort}`,
  LISTEN_WS: `tcp:127.0.0.1:${settings.wsPort}`,
});

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

/** The configuration that is delivered, as it is. Nobody waits a minute here for what nobody answers. */
export const startKamailio = async (folder: string, settings: KamailioSettings): Promise<Program> => {
  const memory = ['-m', '64', '-M', '8'];
  const places = ['-Y', folder, '-P', `${folder}/kamailio.pid`];
  const program = startProgram(
    'kamailio',
    [
      '-DD',
      '-E',
      '-A',
      'RING_MS=6000',
      '-A',
      `GONE_SECONDS=${goneMs / 1_000}`,
      '-f',
      config,
      ...memory,
      ...places,
    ],
    { folder, env: environment(settings) },
  );
  await until(
    () => `kamailio does not answer: ${program.log()}`,
    () => answers(settings.wsPort),
  );
  return program;
};
