/** What of a browser's WebSocket the connection uses. */
export type Socket = Pick<WebSocket, 'readyState' | 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>;

export type Timers = {
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
};

export type Edge = Timers & {
  createSocket(): Socket;
  random(): number;
};
