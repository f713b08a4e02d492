export type SocketHandlers = {
  open: () => void;
  message: (data: unknown) => void;
  close: (code: number) => void;
};

export type Socket = {
  isOpen(): boolean;
  send(data: string): void;
  close(): void;
};

export type OpenSocket = (url: string, handlers: SocketHandlers) => Socket;

/** The WebSocket of browsers, and of Node from 22 on. */
export const realSocket: OpenSocket = (url, handlers) => {
  const socket = new WebSocket(url);
  socket.onopen = () => handlers.open();
  socket.onmessage = (event) => handlers.message(event.data);
  // An error is always followed by a close, which says as much.
  socket.onclose = (event) => handlers.close(event.code);
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (data) => socket.send(data),
    close: () => socket.close(),
  };
};
