import { once } from 'node:events';
import { connect } from 'node:net';

export type BaresipEvent = { type: string; param?: string; direction?: string; [field: string]: unknown };

export type BaresipControl = {
  /** A command of its menu; answers what it prints. */
  command: (command: string, params?: string) => Promise<string>;
  /** What has happened since `forget`. */
  events: () => readonly BaresipEvent[];
  forget: () => void;
  close: () => void;
};

type Message = BaresipEvent & { event?: boolean; response?: boolean; data?: string; token?: string };

/** The netstrings (`length:text,`) that are complete, and what is left. */
const netstrings = (buffer: Buffer): { texts: string[]; rest: Buffer } => {
  const texts: string[] = [];
  let rest = buffer;
  for (;;) {
    const colon = rest.indexOf(58);
    const length = Number(rest.subarray(0, colon).toString());
    if (colon < 0 || rest.length < colon + 1 + length + 1) return { texts, rest };
    texts.push(rest.subarray(colon + 1, colon + 1 + length).toString());
    rest = rest.subarray(colon + 1 + length + 1);
  }
};

/** baresip's `ctrl_tcp`: commands in, answers and events out. */
export const controlBaresip = async (port: number): Promise<BaresipControl> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const seen: BaresipEvent[] = [];
  const waiting = new Map<string, (data: string) => void>();
  let rest: Buffer = Buffer.alloc(0);
  let asked = 0;
  const take = (message: Message): void => {
    if (message.event) seen.push(message);
    else waiting.get(message.token ?? '')?.(message.data ?? '');
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    const parted = netstrings(Buffer.concat([rest, data]));
    rest = parted.rest;
    for (const text of parted.texts) take(JSON.parse(text) as Message);
  });
  return {
    command: (command, params = '') =>
      new Promise((resolve, reject) => {
        asked += 1;
        const token = String(asked);
        const late = setTimeout(() => reject(new Error(`baresip does not answer ${command}`)), 5_000);
        waiting.set(token, (data) => {
          clearTimeout(late);
          waiting.delete(token);
          resolve(data);
        });
        const text = JSON.stringify({ command, params, token });
        socket.write(`${Buffer.byteLength(text)}:${text},`);
      }),
    events: () => seen,
    forget: () => void (seen.length = 0),
    close: () => void socket.destroy(),
  };
};
