import { createSocket } from 'node:dgram';
import { type Program, startProgram } from './program.ts';
import { until } from './until.ts';

/** Kamailio gives up for good on one that does not answer its first ping. */
const answersPing = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (answered: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => done(false), 200);
    socket.once('message', () => done(true));
    socket.once('error', () => done(false));
    socket.send('1_1 d7:command4:pinge', port, '127.0.0.1');
  });

/** Media between browser and carrier, without its kernel module. */
export const startRtpengine = async (folder: string, port: number): Promise<Program> => {
  const program = startProgram(
    'rtpengine',
    [
      '--config-file=none',
      '--table=-1',
      '--interface=127.0.0.1',
      `--listen-ng=127.0.0.1:${port}`,
      '--port-min=30000',
      '--port-max=30400',
      '--foreground',
      '--log-stderr',
      '--log-level=5',
      '--num-threads=2',
      '--delete-delay=0',
    ],
    { folder },
  );
  await until(
    () => `rtpengine does not answer: ${program.log()}`,
    () => answersPing(port),
  );
  return program;
};
