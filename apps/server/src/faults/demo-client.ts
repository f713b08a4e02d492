import { once } from 'node:events';
import { WebSocket } from 'ws';

type Frame = Record<string, unknown> & { method: string };

export const loginToken = async (url: string, email: string): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'inlay-demo' }),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return data.token;
};

/** Sends the frames one after another, each after the reply to the one before; answers the last reply. */
export const askOnce = async (url: string, frames: Frame[]): Promise<Record<string, unknown>> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  let last: Record<string, unknown> = {};
  for (const frame of frames) {
    const replied = new Promise<Record<string, unknown>>((resolve) => {
      socket.on('message', function listener(data: Buffer) {
        const text = data.toString();
        if (text === 'beat') return;
        const reply = JSON.parse(text) as Record<string, unknown>;
        if (reply['method'] !== frame.method) return;
        socket.off('message', listener);
        resolve(reply);
      });
    });
    socket.send(JSON.stringify(frame));
    last = await replied;
    if (last['code'] !== 0)
      throw new Error(`${frame.method}: ${String(last['code'])} ${String(last['msg'])}`);
  }
  socket.close();
  return last;
};
