import type { AgentMethod } from '@inlay/protocol/agent-socket/methods.ts';
import type { OpenSocket, SocketHandlers } from '../socket.ts';

export type SentFrame = { method: AgentMethod; request_id: number; [field: string]: unknown };
type Answer = Record<string, unknown> | 'silence';
type Script = Partial<Record<AgentMethod, (frame: SentFrame) => Answer>>;

const welcome = {
  head_img: '',
  timestamp: 1_700_000_000,
  customer_list: [],
  client_id: 'c1',
  bid: 1,
  customer_id: 1,
  customer_name: 'Ada',
  email: 'ada@demo.inlay',
  role: 'agent',
  status: 1,
  reason: null,
  auto_connect: 0,
  capacity: 5,
  features: [],
};

export const emptySync = { data: { synced: true, threads: [], wait_list: [], removed: [] } };

/** The server's end of each socket that was opened; answers by a script that a test can change. */
export class FakeServer {
  script: Script = { login: () => welcome, sync: () => emptySync };
  readonly sent: SentFrame[] = [];
  readonly texts: string[] = [];
  opened = 0;
  #live: SocketHandlers | null = null;

  readonly openSocket: OpenSocket = (_url, handlers) => {
    this.opened += 1;
    this.#live = handlers;
    return {
      isOpen: () => this.#live === handlers,
      send: (text) => this.#receive(handlers, text),
      close: () => {
        if (this.#live === handlers) this.#live = null;
      },
    };
  };

  accept(): void {
    this.#live?.open();
  }

  say(frame: Record<string, unknown> | string): void {
    this.#live?.message(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  drop(code = 1006): void {
    const handlers = this.#live;
    this.#live = null;
    handlers?.close(code);
  }

  of(method: AgentMethod): SentFrame[] {
    return this.sent.filter((frame) => frame.method === method);
  }

  #receive(handlers: SocketHandlers, text: string): void {
    this.texts.push(text);
    if (text === 'beat') return;
    const frame = JSON.parse(text) as SentFrame;
    this.sent.push(frame);
    const answer = this.script[frame.method]?.(frame) ?? {};
    if (answer === 'silence') return;
    const reply = { method: frame.method, code: 0, msg: '', request_id: frame.request_id, ...answer };
    void Promise.resolve().then(() => this.#live === handlers && handlers.message(JSON.stringify(reply)));
  }
}
