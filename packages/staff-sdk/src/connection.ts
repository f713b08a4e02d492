import { connectPage, type PageLine, type Timers } from '@inlay/frame/page-guest.ts';
import { errorOf, failureOf } from './failure.ts';
import type { ConfigOptions, Failure } from './staff-sdk.ts';

// S4: calls before `ready` wait, after a failed `config` they are refused.
//
//   idle ──config──▶ verifying ──▶ ready
//                      ▲   │
//                      │   ▼
//               config └─ failed
type State =
  | { name: 'idle' }
  | { name: 'verifying'; outcome: Promise<undefined> }
  | { name: 'ready'; line: PageLine }
  | { name: 'failed'; failure: Failure };

export type ConnectionDeps = {
  window: Parameters<typeof connectPage>[0]['window'];
  /** Where the SDK was loaded from; null if that is not known. */
  deskOrigin: string | null;
  timers: Timers;
  newLoad: () => string;
};

export type Connection = {
  config: (options: ConfigOptions) => Promise<undefined>;
  call: (method: string, args: unknown) => Promise<unknown>;
  /** Runs at once if it has come to that already. */
  onReady: (run: () => void) => void;
  onFailed: (run: (failure: Failure) => void) => void;
};

const configMs = 10_000;
const callMs = 20_000;
/** A page that waits with more has a fault. */
const mostWaiting = 500;

type Waiting = { go: (line: PageLine) => void; refuse: (failure: Failure) => void };

const isOrigin = (text: unknown): text is string =>
  typeof text === 'string' && /^https?:\/\/[^/?#@\\\s]+$/.test(text);

export const createConnection = (
  { window, deskOrigin, timers, newLoad }: ConnectionDeps,
  onEvent: (event: string, data: unknown) => void,
): Connection => {
  let state: State = { name: 'idle' };
  let line: PageLine | null = null;
  let waiting: Waiting[] = [];
  const readyRuns: (() => void)[] = [];
  const failedRuns: ((failure: Failure) => void)[] = [];

  const open = async (desk: unknown): Promise<PageLine> => {
    const origin = desk === undefined ? deskOrigin : desk;
    if (!isOrigin(origin))
      throw errorOf({
        code: 404,
        reason: 'no_desk',
        msg: "the desk's address is not known: load the SDK from the desk, or pass desk: 'https://…' to config",
      });
    return connectPage({
      window,
      deskOrigin: origin,
      load: newLoad(),
      timers,
      timeoutMs: configMs,
      onEvent,
    });
  };
  const verify = async (options: ConfigOptions): Promise<PageLine> => {
    const { timestamp, nonce, signature, desk } = Object(options) as ConfigOptions;
    // A line that is there stays: only what it was shown was wrong.
    line = line || (await open(desk));
    await line.call('config', { timestamp, nonce, signature }, configMs);
    return line;
  };
  const succeed = (open: PageLine): undefined => {
    state = { name: 'ready', line: open };
    const calls = waiting;
    waiting = [];
    for (const { go } of calls) go(open);
    for (const run of readyRuns.splice(0)) run();
  };
  const fail = (error: unknown): never => {
    const failure = failureOf(error, 'config');
    state = { name: 'failed', failure };
    const calls = waiting;
    waiting = [];
    for (const { refuse } of calls) refuse(failure);
    for (const run of failedRuns.splice(0)) run(failure);
    throw errorOf(failure);
  };

  const callNow = (open: PageLine, method: string, args: unknown): Promise<unknown> =>
    open.call(method, args, callMs).catch((error: unknown) => {
      throw errorOf(failureOf(error, method));
    });
  const wait = (method: string, args: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting)
        throw errorOf({ code: 429, reason: 'too_fast', msg: `${method}: too many calls wait for config` });
      waiting.push({
        go: (open) => resolve(callNow(open, method, args)),
        refuse: (failure) => reject(errorOf({ ...failure, msg: `${method}: config failed: ${failure.msg}` })),
      });
    });

  return {
    config: (options) => {
      if (state.name === 'ready') return Promise.resolve(undefined);
      if (state.name === 'verifying') return state.outcome;
      const outcome = verify(options).then(succeed, fail);
      state = { name: 'verifying', outcome };
      return outcome;
    },
    call: (method, args) => {
      if (state.name === 'ready') return callNow(state.line, method, args);
      if (state.name !== 'failed') return wait(method, args);
      const { failure } = state;
      return Promise.reject(errorOf({ ...failure, msg: `${method}: config failed: ${failure.msg}` }));
    },
    onReady: (run) => void (state.name === 'ready' ? run() : readyRuns.push(run)),
    onFailed: (run) => void (state.name === 'failed' ? run(state.failure) : failedRuns.push(run)),
  };
};
