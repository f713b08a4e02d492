import { join } from 'node:path';
import { freeUdpPorts } from './free-udp-ports.ts';
import { type Program, startProgram } from './program.ts';
import { until } from './until.ts';

export type Coturn = { url: string; program: Program };

/** A TURN server on this machine alone, which knows nobody by name: only who has a credential of `secret` is relayed. */
export const startCoturn = async (folder: string, secret: string): Promise<Coturn> => {
  const [port = 0] = await freeUdpPorts(1);
  const program = startProgram(
    'turnserver',
    [
      '-n',
      '--verbose',
      '--log-file=stdout',
      '--simple-log',
      `--pidfile=${join(folder, 'turnserver.pid')}`,
      '--no-cli',
      '--no-tls',
      '--no-dtls',
      '--listening-ip=127.0.0.1',
      `--listening-port=${port}`,
      '--relay-ip=127.0.0.1',
      '--min-port=30500',
      '--max-port=30900',
      // Both phones are on this machine. Nobody who serves others may allow that.
      '--allow-loopback-peers',
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--realm=turn.test',
    ],
    { folder },
  );
  await until(
    () => `coturn does not listen: ${program.log()}`,
    () => program.log().includes(`listener opened on : 127.0.0.1:${port}`),
  );
  return { url: `turn:127.0.0.1:${port}?transport=udp`, program };
};
