import type { PageRefusal, PageReply, PageRequest, Welcome } from '@inlay/protocol/staff-sdk/page-channel.ts';

// A business page's end of interface 3. Runs in other people's pages: ES2018, no dependencies, no schema library.

/** Refused by the desk, or not answered. */
export class CallFailed extends Error {
  declare readonly refusal: PageRefusal;
  constructor(refusal: PageRefusal) {
    super(refusal.msg);
    this.name = 'CallFailed';
    this.refusal = refusal;
  }
}

export type Timers = { after: (ms: number, run: () => void) => () => void };

export type PageLine = {
  /** Rejects with CallFailed; `timeout` names the method. */
  call: (method: string, args: unknown, timeoutMs: number) => Promise<unknown>;
  close: () => void;
};

type GuestWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  parent: Pick<Window, 'postMessage'>;
};

type Deps = {
  window: GuestWindow;
  deskOrigin: string;
  /** 32 hexadecimal digits, new at each load. */
  load: string;
  timers: Timers;
  timeoutMs: number;
  onEvent: (event: string, data: unknown) => void;
};

/** The desk may begin to listen after the page has begun to speak; then each time twice as long. */
const greetAgainMs = 250;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const fail = (code: number, reason: string, msg: string): CallFailed => new CallFailed({ code, reason, msg });

const isRefusal = (value: unknown): value is PageRefusal =>
  isRecord(value) && typeof value['code'] === 'number' && typeof value['msg'] === 'string';

const openLine = (port: MessagePort, { timers, onEvent }: Pick<Deps, 'timers' | 'onEvent'>): PageLine => {
  type Open = { resolve: (result: unknown) => void; reject: (error: CallFailed) => void; cancel: () => void };
  const open = new Map<number, Open>();
  let lastId = 0;
  let closed = false;

  const settle = (id: number, act: (call: Open) => void): void => {
    const call = open.get(id);
    if (!call) return;
    open.delete(id);
    call.cancel();
    act(call);
  };
  const close = (): void => {
    if (closed) return;
    closed = true;
    port.onmessage = null;
    port.close();
    for (const id of Array.from(open.keys()))
      settle(id, ({ reject }) => reject(fail(410, 'closed', 'the desk has closed the page')));
  };
  const hearReply = (data: Partial<PageReply> & Record<string, unknown>): void => {
    settle(Number(data.id), ({ resolve, reject }) => {
      if (data.ok === true) return resolve(data['result']);
      const { error } = data as { error?: unknown };
      reject(isRefusal(error) ? new CallFailed(error) : fail(500, 'failed', 'the desk answered nonsense'));
    });
  };
  port.onmessage = ({ data }: MessageEvent) => {
    if (!isRecord(data)) return;
    if (data['event'] === 'closed') return close();
    if (typeof data['event'] === 'string') return onEvent(data['event'], data['data']);
    hearReply(data);
  };
  const call: PageLine['call'] = (method, args, timeoutMs) =>
    new Promise((resolve, reject) => {
      if (closed) throw fail(410, 'closed', `${method}: the desk has closed the page`);
      const request: PageRequest =
        args === undefined ? { id: lastId + 1, method } : { id: lastId + 1, method, args };
      // Throws for what cannot be copied, functions for example; the promise then rejects with it.
      port.postMessage(request);
      const id = (lastId += 1);
      const late = fail(408, 'timeout', `${method}: the desk did not answer within ${timeoutMs / 1000} s`);
      const cancel = timers.after(timeoutMs, () => settle(id, () => reject(late)));
      open.set(id, { resolve, reject, cancel });
    });
  return { call, close };
};

/** Greets the desk around this page until it answers. Resolves with the line that its `welcome` brings. */
export const connectPage = (deps: Deps): Promise<PageLine> =>
  new Promise((resolve, reject) => {
    const { window, deskOrigin, load, timers, timeoutMs } = deps;
    if ((window.parent as unknown) === window) throw fail(404, 'no_desk', 'the page is not inside a desk');
    let again = (): void => {};
    const stop = (): void => {
      again();
      cancel();
      window.removeEventListener('message', hear);
    };
    const hear = ({ source, origin, data, ports }: MessageEvent): void => {
      // The parent itself, of the desk's origin; neither a sibling, nor an opener, nor a frame inside this page.
      if (source !== window.parent || origin !== deskOrigin || !isRecord(data)) return;
      const { type, load: named, source: mark } = data as Partial<Welcome>;
      const [port] = ports;
      if (mark !== 'inlay-desk' || type !== 'welcome' || named !== load || !port) return;
      stop();
      resolve(openLine(port, deps));
    };
    const greet = (waitMs: number): void => {
      window.parent.postMessage({ source: 'inlay-page', type: 'hello', version: 1, load }, deskOrigin);
      again = timers.after(waitMs, () => greet(waitMs * 2));
    };
    const cancel = timers.after(timeoutMs, () => {
      stop();
      reject(fail(408, 'timeout', `config: ${deskOrigin} did not answer within ${timeoutMs / 1000} s`));
    });
    window.addEventListener('message', hear);
    greet(greetAgainMs);
  });
