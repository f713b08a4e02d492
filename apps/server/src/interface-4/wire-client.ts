import { once } from 'node:events';
import { WebSocket } from 'ws';

export type Frame = Record<string, unknown> & { method?: string; code?: number };

/** A bare client: it knows `ws`, JSON and the reference. Keeps all it hears. */
export class WireClient {
  readonly heard: Frame[] = [];
  readonly texts: string[] = [];
  closed: { code: number; reason: string } | null = null;
  readonly #socket: WebSocket;
  readonly #waiting: (() => void)[] = [];
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      this.texts.push(text);
      if (text !== 'beat') this.heard.push(JSON.parse(text) as Frame);
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
    socket.on('error', () => this.#wake());
  }

  static async open(url: string): Promise<WireClient> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const client = new WireClient(socket);
    await once(socket, 'open');
    return client;
  }

  #wake(): void {
    for (const run of this.#waiting.splice(0)) run();
  }

  /** Until `find` gives something; a connection that ends first is an error. */
  async until<T>(find: () => T | undefined | null | false): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined && found !== null && found !== false) return found;
      if (this.closed) throw new Error(`closed with ${this.closed.code} before it came`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  send(frame: unknown): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  sendBinary(data: Buffer): void {
    this.#socket.send(data);
  }

  /** Sends with a request_id and waits for the reply to it. */
  ask(frame: Frame): Promise<Frame> {
    this.#asked += 1;
    const id = `ask-${this.#asked}`;
    this.send({ ...frame, request_id: id });
    return this.until(() => this.heard.find((reply) => reply['request_id'] === id));
  }

  /** Sends as the reference's clients do, without request_id, and waits for the next reply of that method. */
  askPlain(frame: Frame): Promise<Frame> {
    const from = this.heard.length;
    this.send(frame);
    return this.until(() => this.heard.slice(from).find(({ method }) => method === frame.method));
  }

  pushes(method: string): Frame[] {
    return this.heard.filter((frame) => frame.method === method);
  }

  push(method: string, count = 1): Promise<Frame> {
    return this.until(() => this.pushes(method)[count - 1]);
  }

  async end(): Promise<{ code: number; reason: string }> {
    while (!this.closed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.closed;
  }

  /** Stops reading, as a stuck client does. */
  pause(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
