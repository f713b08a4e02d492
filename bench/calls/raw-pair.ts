import { once } from 'node:events';
import { WebSocket } from 'ws';
import { description, headBytes, type Pair } from './pair.ts';

// The same messages in the same order and of the same size as a call, through a relay that reads none of them.

const head = 'x'.repeat(headBytes - 1);
const messages = {
  invite: `I${head}${description}`,
  ringing: `R${head}`,
  ok: `O${head}${description}`,
  ack: `A${head}`,
  bye: `B${head}`,
  gone: `G${head}`,
};

const open = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
};

const hear = (socket: WebSocket, on: Record<string, () => void>): void =>
  void socket.on('message', (data: Buffer) => on[String.fromCharCode(data[0] ?? 0)]?.());

/** The relay has one socket for each direction. */
export const openRawPair = async (port: unknown, n: number): Promise<Pair> => {
  const at = (path: string): Promise<WebSocket> => open(`ws://127.0.0.1:${String(port)}/${path}`);
  const [callerIn, calleeIn] = [await at(`to/${2 * n}`), await at(`to/${2 * n + 1}`)];
  const [callerOut, calleeOut] = [await at(`from/${2 * n + 1}`), await at(`from/${2 * n}`)];
  let [onSetUp, onOver] = [() => undefined as void, () => undefined as void];
  hear(calleeIn, {
    I: () => {
      calleeOut.send(messages.ringing);
      calleeOut.send(messages.ok);
    },
    B: () => calleeOut.send(messages.gone),
  });
  hear(callerIn, {
    O: () => {
      callerOut.send(messages.ack);
      onSetUp();
      callerOut.send(messages.bye);
    },
    G: () => onOver(),
  });
  return {
    call: (then) =>
      new Promise((resolve) => {
        [onSetUp, onOver] = [then, resolve];
        callerOut.send(messages.invite);
      }),
    close: () => {
      for (const socket of [callerIn, calleeIn, callerOut, calleeOut]) socket.terminate();
    },
  };
};
