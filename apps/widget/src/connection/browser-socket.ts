import type { Socket, SocketHandlers } from './edge.ts';

export const browserSocket = (url: URL, handlers: SocketHandlers): Socket => {
  const socket = new WebSocket(url);
  socket.onopen = handlers.open;
  socket.onmessage = (event) => handlers.message(event.data);
  // An error is always followed by a close, which says as much.
  socket.onclose = handlers.close;
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (data) => socket.send(data),
    close: () => socket.close(),
  };
};
