/** What of a browser's WebSocket the connection uses. */
export type Socket = {
  /** 1: open. */
  readonly readyState: number;
  send(data: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
};

export type Timers = {
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
};

export type Edge = Timers & {
  createSocket(): Socket;
  random(): number;
};
