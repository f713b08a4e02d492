import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { cpuOf, cpuPerMessage } from './cpu.ts';
import { load, type Measured } from './load.ts';
import { startInlay } from './server.ts';
import type { Shape } from './shape.ts';

type Frame = { method: string; code: number; msg: string; data?: Record<string, unknown> };

const demoAgents = ['ada', 'bo', 'chen', 'diaz'].map((name) => `${name}@demo.inlay`);

const counterDigits = 12;
/** What a client of ours would make: a UUIDv7, here with a counter where the random bits are. */
export const idOf = (counter: string): string => `0199a5c2-8c4e-7000-8000-${counter}`;

const connectTo = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.on('message', (data: Buffer) => data.length === 4 && socket.send('beat'));
  return socket;
};

/** Sends a request and waits for its reply; only for the set-up, not for what is measured. */
export const ask = (
  socket: WebSocket,
  request: { method: string } & Record<string, unknown>,
): Promise<Frame> =>
  new Promise((resolve, reject) => {
    const listener = (data: Buffer) => {
      if (data.length === 4) return;
      const frame = JSON.parse(data.toString()) as Frame;
      if (frame.method !== request.method) return;
      socket.off('message', listener);
      if (frame.code === 0) resolve(frame);
      else reject(new Error(`${frame.method}: ${frame.code} ${frame.msg}`));
    };
    socket.on('message', listener);
    socket.send(JSON.stringify(request));
  });

export const loginAgent = async (http: string, ws: string, email: string): Promise<WebSocket> => {
  const answer = await fetch(`${http}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'inlay-demo' }),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  const socket = await connectTo(ws);
  await ask(socket, { method: 'login', token: data.token });
  return socket;
};

/** A visitor who has written once, so that there is a thread to be taken. */
export const enterVisitor = async (ws: string): Promise<{ socket: WebSocket; userid: string }> => {
  const socket = await connectTo(`${ws}/visitor`);
  const hello = await ask(socket, { method: 'hello', desk: 1 });
  await ask(socket, {
    method: 'send',
    client_msg_id: 'first',
    message: [{ type: 'text', value: { text: 'hello' } }],
  });
  return { socket, userid: String(hello.data?.['userid']) };
};

export type InlayMeasured = {
  saturated: Measured;
  /** At half of that rate, which is what a busy server should see. */
  half: Measured;
  refused: number;
  delivered: number;
  cpu: string;
};

/** In a new database. */
export const measureInlay = async (shape: Shape): Promise<InlayMeasured> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  const measured = await measureInlayIn(dataDir, shape);
  await rm(dataDir, { recursive: true, force: true });
  return measured;
};

export const measureInlayIn = async (dataDir: string, shape: Shape): Promise<InlayMeasured> => {
  const server = await startInlay({ INLAY_DATA_DIR: dataDir });
  const { http, ws } = server;

  const delivered = { count: 0 };
  const refused = { count: 0 };
  const senders = await Promise.all(
    demoAgents.map(async (email) => {
      const socket = await loginAgent(http, ws, email);
      const frames: string[] = [];
      for (let n = 0; n < shape.receiversEach; n += 1) {
        const visitor = await enterVisitor(ws);
        await ask(socket, { method: 'connect', userid: visitor.userid });
        visitor.socket.on('message', (data: Buffer) => {
          if (data.includes('"message_push"')) delivered.count += 1;
        });
        frames.push(
          JSON.stringify({
            method: 'send_to_user',
            userid: visitor.userid,
            client_msg_id: idOf('@'),
            message: [{ type: 'text', value: { text: '' } }],
          }),
        );
      }
      const withText = frames.map((frame) => {
        const [head = '', tail = ''] = frame
          .replace('"text":""', `"text":"${'x'.repeat(shape.bytes - frame.length + 1 - counterDigits)}"`)
          .split('@');
        return { head, tail };
      });
      const frame = (n: number) => {
        const chosen = withText[n % withText.length];
        return chosen ? `${chosen.head}${String(n).padStart(counterDigits, '0')}${chosen.tail}` : '';
      };
      return { socket, frame };
    }),
  );
  const run = load(senders);
  for (const [index, { socket }] of senders.entries()) {
    socket.on('message', (data: Buffer) => {
      if (!data.includes('"send_to_user"')) return;
      if (!data.includes('"code":0')) refused.count += 1;
      run.settled(index);
    });
  }
  const cpuBefore = cpuOf(server.process.pid);
  const deliveredBefore = delivered.count;
  const saturated = await run.saturate(shape.window, shape.seconds);
  const deliveredNow = delivered.count - deliveredBefore;
  const cpu = cpuPerMessage(cpuBefore, cpuOf(server.process.pid), deliveredNow);
  const half = await run.pace(saturated.perSecond / 2, shape.seconds);
  await server.stop();
  return { saturated, half, refused: refused.count, delivered: deliveredNow, cpu };
};
