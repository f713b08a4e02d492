import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ContractBroken } from '../outcome.ts';
import { createFaultLine, type FaultLine } from '../faults/fault-line.ts';
import { noFaults, type FaultSwitches } from '../faults/switches.ts';
import { type Frame, isFrame } from './frame.ts';

export type LineDeps = {
  random: () => number;
  after: (ms: number, run: () => void) => () => void;
};

const patienceMs = 10_000;

/** Interface 4 by nothing but `ws`, JSON and the reference. Keeps all it hears; faults strike in both directions. */
export class AgentClient {
  readonly heard: Frame[] = [];
  /** Frames that are no JSON, the heartbeat among them. */
  readonly bare: string[] = [];
  closed: number | null = null;
  readonly #socket: WebSocket;
  readonly #deps: LineDeps;
  readonly #out: FaultLine<string>;
  readonly #in: FaultLine<string>;
  readonly #waiting = new Set<() => void>();

  private constructor(socket: WebSocket, deps: LineDeps, faults: FaultSwitches) {
    this.#socket = socket;
    this.#deps = deps;
    this.#out = createFaultLine({ faults, ...deps }, (text: string) => this.#write(text));
    this.#in = createFaultLine({ faults, ...deps }, (text: string) => this.#hear(text));
    socket.on('message', (data: Buffer) => this.#arrive(data.toString()));
    socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
    // 'close' follows, and tells.
    socket.on('error', () => this.#wake());
  }

  static async open(url: string, deps: LineDeps, faults: FaultSwitches = noFaults): Promise<AgentClient> {
    const socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: patienceMs });
    const client = new AgentClient(socket, deps, faults);
    await once(socket, 'open').catch((error: unknown) => {
      throw new ContractBroken(`${url} does not open: ${error instanceof Error ? error.message : 'refused'}`);
    });
    return client;
  }

  /** Heartbeats pass by the faults: a line that loses them is closed, and that is not what is tested. */
  #arrive(text: string): void {
    if (text !== 'beat') return this.#in.put(text);
    this.bare.push(text);
    this.#write('beat');
    this.#wake();
  }

  #hear(text: string): void {
    const frame = parsed(text);
    if (isFrame(frame)) this.heard.push(frame);
    else this.bare.push(text);
    this.#wake();
  }

  #write(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #wake(): void {
    for (const run of this.#waiting) run();
  }

  send(frame: Frame): void {
    this.#out.put(JSON.stringify(frame));
  }

  /** Until `find` gives something. */
  until<T>(what: string, find: () => T | undefined, ms: number = patienceMs): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        this.#waiting.delete(look);
        cancel();
        act();
      };
      const look = (): void => {
        const found = find();
        if (found !== undefined) return settle(() => resolve(found));
        const { closed } = this;
        if (closed !== null)
          settle(() => reject(new ContractBroken(`${what}: the connection was closed with ${closed}`)));
      };
      const cancel = this.#deps.after(ms, () =>
        settle(() => reject(new ContractBroken(`${what} did not come within ${ms / 1000} s`))),
      );
      this.#waiting.add(look);
      look();
    });
  }

  /** As the reference's clients do: no request_id, the next frame of that method is the answer. */
  ask(frame: Frame & { method: string }): Promise<Frame> {
    const from = this.heard.length;
    this.send(frame);
    return this.until(`the reply to ${frame.method}`, () =>
      this.heard.slice(from).find(({ method }) => method === frame.method),
    );
  }

  /** A push that fits, heard since `from`. */
  push(method: string, fits: (frame: Frame) => boolean, from = 0): Promise<Frame> {
    return this.until(method, () =>
      this.heard.slice(from).find((frame) => frame['method'] === method && fits(frame)),
    );
  }

  async end(): Promise<number> {
    // No frame is looked for: only the end of the line.
    return this.closed ?? (await this.until('the end of the connection', () => this.closed ?? undefined));
  }

  close(): void {
    this.#in.close();
    this.#out.close();
    this.#socket.terminate();
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
