// The physical limit that Inlay is compared with: a relay that parses nothing, stores nothing and acknowledges nothing.
// Connections at /<n> receive what the connection at /to sends with the first four bytes naming n.
import { WebSocketServer, type WebSocket } from 'ws';

const receivers = new Map<number, WebSocket>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  socket.on('error', () => socket.terminate());
  if (name !== 'to') {
    receivers.set(Number(name), socket);
    return;
  }
  socket.on('message', (data: Buffer) => {
    receivers.get(data.readUInt32BE(0))?.send(data, { binary: false });
  });
});

server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.({ port: address.port });
});
