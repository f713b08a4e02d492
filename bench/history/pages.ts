import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { loginAgent } from '../relay/inlay.ts';
import { startInlay } from '../relay/server.ts';
import { useridOf } from './seed.ts';

const pages = 20_000;
const warmUp = 2000;
const atOnce = 32;

/** Seconds that the newest fifty messages of a thread chosen at random cost, with the server at full load. */
export const measurePages = async (dataDir: string, threads: number, seed: number): Promise<number> => {
  const server = await startInlay({ INLAY_DATA_DIR: dataDir });
  const socket = await loginAgent(server.http, server.ws, 'ada@demo.inlay');
  const random = seededRandom(seed + 1);
  let asked = 0;
  let answered = 0;
  let start = 0;
  const ask = (): void => {
    asked += 1;
    const userid = useridOf(Math.floor(random() * threads));
    socket.send(JSON.stringify({ method: 'get_chat_record', userid, page: 1, pagesize: 50 }));
  };
  const seconds = await new Promise<number>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (!data.includes('"get_chat_record"')) return;
      if (!data.includes('"seq":100')) return reject(new Error(data.toString().slice(0, 300)));
      answered += 1;
      if (answered === warmUp) start = performance.now();
      if (answered === warmUp + pages) return resolve((performance.now() - start) / 1000);
      if (asked < warmUp + pages) ask();
      return undefined;
    });
    for (let n = 0; n < atOnce; n += 1) ask();
  });
  await server.stop();
  return seconds / pages;
};
