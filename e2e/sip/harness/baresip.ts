import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@inlay/testkit/free-port.ts';
import { toneFile } from '../../harness/tone-file.ts';
import { type BaresipControl, controlBaresip } from './baresip-control.ts';
import { loudest } from './loudest.ts';
import { type Program, startProgram } from './program.ts';
import { network } from './tones.ts';
import { until } from './until.ts';

const rate = 8_000;
/** Longer than any test talks: it is played once. */
const seconds = 100;
const heardSamples = rate / 4;
const wavHead = 44;
const growsMs = 1_500;

const configOf = (port: number, control: number, tone: string, folder: string): string => `poll_method epoll
sip_listen 127.0.0.1:${port}
call_local_timeout 120
call_max_calls 4
audio_player aubridge,sink
audio_source aufile,${tone}
ausrc_srate ${rate}
auplay_srate ${rate}
ausrc_channels 1
auplay_channels 1
auplay_format s16
rtp_ports 31000-31100
rtcp_mux no
jitter_buffer_delay 5-10
net_interface 127.0.0.1
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
snd_path ${folder}
module_app account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
`;

export type Baresip = BaresipControl & {
  program: Program;
  /** The loudest frequency in the last quarter of a second that came in, in Hz; 0 is silence. */
  hears: () => Promise<number>;
  stop: () => Promise<void>;
};

/** Of a recording that has ended, the last sound would be heard for ever. */
const grows = async (path: string): Promise<boolean> => {
  const { size } = await stat(path);
  return until(
    () => 'no sound comes in',
    async () => (await stat(path)).size > size,
    growsMs,
  ).catch(() => false);
};

/** What a recording has at its end; it is read while it is written. */
const tailOf = async (path: string): Promise<Int16Array> => {
  const file = await readFile(path);
  const data = file.subarray(wavHead, file.length - ((file.length - wavHead) % 2));
  const tail = Buffer.from(data.subarray(-2 * heardSamples));
  return new Int16Array(tail.buffer, tail.byteOffset, tail.length / 2);
};

/** A real telephone beyond the SIP server, by one number, which it answers when it is told to. */
export const startBaresip = async (
  folder: string,
  { port, sipPort, number }: { port: number; sipPort: number; number: string },
): Promise<Baresip> => {
  const control = await freePort();
  const [settings, sound] = [join(folder, 'baresip'), join(folder, 'sound')];
  for (const made of [settings, sound]) await mkdir(made);
  const tone = toneFile(join(settings, 'tone.wav'), network, { rate, seconds });
  await writeFile(join(settings, 'config'), configOf(port, control, tone, sound));
  await writeFile(join(settings, 'contacts'), '');
  const account = `<sip:${number}@127.0.0.1:${port}>;regint=0;answermode=manual;audio_codecs=PCMU/8000/1`;
  const way = `;outbound="sip:127.0.0.1:${sipPort}"`;
  await writeFile(join(settings, 'accounts'), `${account}${way}\n`);
  const program = startProgram('baresip', ['-f', settings], { folder });
  const line = await until(
    () => `baresip does not answer: ${program.log()}`,
    () => controlBaresip(control).catch(() => null),
  );
  return {
    ...line,
    program,
    hears: async () => {
      const recordings = (await readdir(sound)).filter((name) => name.includes('dec'));
      const newest = recordings.toSorted().at(-1);
      if (newest === undefined || !(await grows(join(sound, newest)))) return 0;
      return loudest(await tailOf(join(sound, newest)), rate);
    },
    stop: async () => {
      line.close();
      await program.stop();
    },
  };
};
