import { once } from 'node:events';
import { WebSocket } from 'ws';

type Frame = Record<string, unknown>;

/** A visitor on a good line. */
export const openVisitor = async (ws: string) => {
  const socket = new WebSocket(`${ws}/visitor`, { perMessageDeflate: false });
  await once(socket, 'open');
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === 'beat') return socket.send('beat');
    const frame = JSON.parse(text) as Frame;
    if (frame['method'] === 'hello' || frame['method'] === 'send') waiting.shift()?.(frame);
    return undefined;
  });
  const ask = (frame: Frame): Promise<Frame> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      socket.send(JSON.stringify(frame));
    });
  const { data } = await ask({ method: 'hello', desk: 1 });
  const { userid } = data as { userid: string };
  let said = 0;
  return {
    userid,
    say: async (text: string): Promise<void> => {
      said += 1;
      const message = [{ type: 'text', value: { text } }];
      const reply = await ask({ method: 'send', client_msg_id: `v${said}`, message });
      if (reply['code'] !== 0) throw new Error(JSON.stringify(reply));
    },
    close: () => socket.terminate(),
  };
};
