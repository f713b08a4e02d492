import { WebSocket } from 'ws';

/** So many at once, as browsers behind a proxy would come. */
const atOnce = 100;

/** Opens `count` connections and lets `enter` do with each what makes it count; answers them all. */
export const openMany = async (
  count: number,
  url: string,
  enter: (socket: WebSocket, n: number) => Promise<void>,
): Promise<WebSocket[]> => {
  const sockets: WebSocket[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next; n < count; n = next) {
      next += 1;
      const socket = new WebSocket(url, { perMessageDeflate: false });
      socket.on('error', (error) => {
        throw error;
      });
      await new Promise<void>((resolve) => socket.once('open', () => resolve()));
      await enter(socket, n);
      sockets.push(socket);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return sockets;
};
