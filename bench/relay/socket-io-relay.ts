// The peer: Socket.IO as its documentation shows it, one event in, one event out, an acknowledgement back; it stores
// nothing. A socket that says `join` receives under that number.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

io.on('connection', (socket) => {
  socket.on('join', (receiver: number) => void socket.join(String(receiver)));
  socket.on('send', (receiver: number, text: string, acknowledge: (answer: { code: number }) => void) => {
    io.to(String(receiver)).emit('message', text);
    acknowledge({ code: 0 });
  });
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) process.send?.({ port: address.port });
});
