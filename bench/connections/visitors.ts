import type { WebSocket } from 'ws';

type Reply = { method: string; code: number; data: { token: string } };

/** Sends `hello` and settles with its reply; heartbeats are answered from now on. */
export const hello = (socket: WebSocket, fields: Record<string, unknown> = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.length === 4) return socket.send('beat');
      const frame = JSON.parse(data.toString()) as Reply;
      if (frame.method !== 'hello') return undefined;
      if (frame.code === 0) resolve(frame);
      else reject(new Error(JSON.stringify(frame)));
      return undefined;
    });
    socket.send(JSON.stringify({ method: 'hello', desk: 1, ...fields }));
  });
