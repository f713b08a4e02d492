// The physical limit that Inlay is compared with: a relay that parses nothing, stores nothing and acknowledges nothing.
// A connection at /from/<a>/<b>/<c> … has its text frames passed on to the connections /to/<a>, /to/<b>, /to/<c> in turn.
import { WebSocketServer, type WebSocket } from 'ws';

const receivers = new Map<number, WebSocket>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket, request) => {
  const [, role, ...names] = (request.url ?? '').split('/');
  socket.on('error', () => socket.terminate());
  if (role === 'to') {
    receivers.set(Number(names[0]), socket);
    return;
  }
  let turn = 0;
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    turn = (turn + 1) % names.length;
    receivers.get(Number(names[turn]))?.send(data, { binary: isBinary });
  });
});

server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.({ port: address.port });
});
