import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** On its own, so that the connection does not hold on to the request that opened it: a third of its memory. */
function endQuietly(this: Duplex): void {
  this.destroy();
}

/** A connection of a path; `address` is the peer's. */
export type Accept = (socket: WebSocket, request: IncomingMessage) => void;

/**
 * Takes the upgrades of one server. No origin is refused here: nothing is done by cookie, every socket shows a token of
 * its own in its first frame, so a page of another origin gains nothing by opening one (CSWSH needs ambient credentials).
 */
export const acceptUpgrades = (
  server: Server,
  paths: Readonly<Record<string, Accept>>,
): { close: () => void } => {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 64 * 1024,
    maxFragments: 64,
    maxBufferedChunks: 1024,
  });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', endQuietly);
    const path = pathOf(request);
    const accept = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!accept) return refuse(socket, '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, request));
  };
  server.on('upgrade', onUpgrade);
  return {
    close: () => {
      server.off('upgrade', onUpgrade);
      sockets.close();
    },
  };
};
