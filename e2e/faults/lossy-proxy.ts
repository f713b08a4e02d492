import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What a line does to what it is given. */
export type Weather = {
  /** Of the frames in either direction, between 0 and 1. */
  loss: number;
  /** How many of the connections fall silent at some moment, without being closed; between 0 and 1. */
  halfOpen: number;
};

export type Damage = { passed: number; lost: number; fellSilent: number };

/** After how many frames a connection falls silent, at the most. */
const silentWithin = 40;

/**
 * A WebSocket relay that loses whole frames and forgets whole connections: worse than TCP, which delays or breaks, but
 * never loses one frame and brings the next.
 */
export const startLossyProxy = async (target: string, weather: Weather, random: () => number) => {
  const damage: Damage = { passed: 0, lost: 0, fellSilent: 0 };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const relay = (client: WebSocket, upstream: WebSocket): void => {
    let left = random() < weather.halfOpen ? Math.ceil(random() * silentWithin) : Infinity;
    const pass = (to: WebSocket) => (data: Buffer) => {
      left -= 1;
      if (left === 0) damage.fellSilent += 1;
      if (left <= 0) return;
      if (random() < weather.loss) {
        damage.lost += 1;
        return;
      }
      damage.passed += 1;
      if (to.readyState === WebSocket.OPEN) to.send(data.toString());
    };
    client.on('message', pass(upstream));
    upstream.on('message', pass(client));
  };
  server.on('connection', (client, request) => {
    const upstream = new WebSocket(target + (request.url ?? '/'), { perMessageDeflate: false });
    const early: Buffer[] = [];
    const keep = (data: Buffer) => void early.push(data);
    client.on('message', keep);
    upstream.on('open', () => {
      client.off('message', keep);
      relay(client, upstream);
      for (const data of early) client.emit('message', data);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => socket.terminate());
      socket.on('close', () => other.terminate());
    }
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    damage,
    /** From now on nothing is lost on connections that still speak. */
    clearUp: () => {
      weather.loss = 0;
      weather.halfOpen = 0;
    },
    close: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
};
