export type SocketHandlers = {
  open: () => void;
  message: (data: unknown) => void;
  close: () => void;
};

export type Socket = {
  isOpen(): boolean;
  send(data: string): void;
  close(): void;
};

export type Timers = {
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
};

export type Edge = Timers & {
  /** Calls none of the handlers before it has returned. */
  openSocket(handlers: SocketHandlers): Socket;
  random(): number;
};
