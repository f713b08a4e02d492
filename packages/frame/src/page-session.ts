import { compile } from '@inlay/protocol/compile.ts';
import { type Config, config } from '@inlay/protocol/staff-sdk/config.ts';
import {
  type PageEvent,
  type PageRefusal,
  type PageReply,
  type PageRequest,
  pageRequest,
} from '@inlay/protocol/staff-sdk/page-channel.ts';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import type { PageCallName, PageEventData, PageEventName } from '@inlay/protocol/staff-sdk/page-calls.ts';
import {
  checkEvent,
  checkResult,
  isPageCall,
  isPageEvent,
  lacksScope,
  type PageHandlers,
  readArgs,
} from './page-calls.ts';
import { pace } from './pace.ts';
import { asWanted, onlyKnown } from './page-args.ts';
import { callRefusal, configRefusal, PageRefused } from './page-refused.ts';

// The desk's end of one port: one load of a business page. Nothing but `config` works before it was verified (S3, S4).
//
//   connected ──config──▶ verifying ──▶ verified
//       ▲                     │
//       └────── refused ◀─────┘      `config` again from refused
export type PageState =
  | { name: 'connected' }
  | { name: 'verifying' }
  | { name: 'verified' }
  | { name: 'refused'; error: PageRefusal };

export type SessionDeps = {
  load: string;
  scopes: readonly Scope[];
  /** S3, by the server. `load` names this load of the frame, to which the nonce belongs. */
  verify: (config: Config, load: string) => Promise<PageRefusal | null> | PageRefusal | null;
  handlers: PageHandlers;
  now: () => number;
  onState: (state: PageState) => void;
  /** The page has begun to hear this event. */
  onListen?: (event: PageEventName) => void;
  /** A handler's fault, or wrong data of the desk; the page is told `failed`. */
  onError: (error: unknown) => void;
};

export type PageSession = {
  hears: (event: PageEventName) => boolean;
  tell: <E extends PageEventName>(event: E, data: PageEventData[E]) => void;
  close: () => void;
};

const requestChecker = compile(pageRequest);
const configChecker = compile(config);

/** More at once is a fault of the page, not work. */
const calls = { burst: 50, perSecond: 20 };

type Answer = { ok: true; result?: unknown } | { ok: false; error: PageRefusal };
const refused = (error: PageRefusal): Answer => ({ ok: false, error });

export const openPageSession = (port: MessagePort, deps: SessionDeps): PageSession => {
  const { load, scopes, handlers, onError, verify, now, onState } = deps;
  let state: PageState = { name: 'connected' };
  let closed = false;
  const listening = new Set<PageEventName>();
  const mayCall = pace(now, calls);

  const move = (next: PageState): void => {
    state = next;
    onState(next);
  };
  const post = (message: PageReply | PageEvent): void => {
    if (!closed) port.postMessage(message);
  };

  const judge = async (claim: Config): Promise<PageRefusal | null> => {
    try {
      return await verify(claim, load);
    } catch (error) {
      onError(error);
      return configRefusal('failed', 'the signature could not be checked; try again');
    }
  };
  const configure = async (given: unknown): Promise<Answer> => {
    if (state.name === 'verified') return { ok: true };
    if (state.name === 'verifying') return refused(configRefusal('bad_config', 'config is under way'));
    const args = asWanted(config, onlyKnown(config, given));
    const wrong = configChecker.firstError(args);
    if (!wrong) move({ name: 'verifying' });
    const error = wrong
      ? configRefusal('bad_config', `${wrong.path} ${wrong.message}`.trim())
      : await judge(args as Config);
    if (!closed) move(error ? { name: 'refused', error } : { name: 'verified' });
    return error ? refused(error) : { ok: true };
  };

  const subscribe = (event: PageEventName): Answer => {
    const error = lacksScope(event, scopes);
    if (error) return refused(error);
    listening.add(event);
    deps.onListen?.(event);
    return { ok: true };
  };

  const run = async (method: PageCallName, given: unknown, id: number): Promise<Answer> => {
    const read = readArgs(method, given);
    const error = lacksScope(method, scopes) ?? (read.ok ? null : read.error);
    if (error || !read.ok) return refused(error ?? callRefusal('invalid'));
    const handler = handlers[method] as (args: unknown, call: object) => Promise<unknown>;
    try {
      const result = checkResult(method, await handler(read.args, { id: `${load}-${id}`, load }));
      return { ok: true, ...(result === undefined ? {} : { result }) };
    } catch (thrown) {
      if (thrown instanceof PageRefused) return refused(callRefusal(thrown.reason, thrown.detail));
      onError(thrown);
      return refused(callRefusal('failed', method));
    }
  };

  const answer = async ({ id, method, args }: PageRequest): Promise<Answer> => {
    if (!mayCall()) return refused(callRefusal('too_fast', method));
    if (method === 'config') return configure(args);
    if (state.name !== 'verified') return refused(callRefusal('not_verified', method));
    if (isPageEvent(method)) return subscribe(method);
    return isPageCall(method) ? run(method, args, id) : refused(callRefusal('unknown_method', method));
  };

  /** A page that sends the number of a call twice gets one action. */
  let lastId = 0;
  port.onmessage = ({ data }: MessageEvent) => {
    if (!requestChecker.check(data) || data.id <= lastId) return;
    lastId = data.id;
    answer(data)
      .then((given) => post({ id: data.id, ...given }))
      .catch(onError);
  };
  return {
    hears: (event) => state.name === 'verified' && listening.has(event),
    tell: (event, data) => {
      if (state.name === 'verified' && listening.has(event))
        post({ event, data: checkEvent(event, data, scopes) });
    },
    close: () => {
      post({ event: 'closed' });
      closed = true;
      port.onmessage = null;
      port.close();
    },
  };
};
