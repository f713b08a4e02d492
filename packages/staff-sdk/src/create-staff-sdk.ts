import { type ConnectionDeps, createConnection } from './connection.ts';
import { errorOf } from './failure.ts';
import { paramData } from './param-data.ts';
import type { Done, Failure, StaffSdk, StaffSdkError } from './staff-sdk.ts';

type Deps = ConnectionDeps & {
  location: { search: string; hash: string };
  log: (level: 'log' | 'warn', ...what: unknown[]) => void;
};

type EventName = 'onSelectVisitor' | 'onReceiveMsg' | 'onCrmUpdate';

/** Of what is called before `config`; a page that never calls it must not fill its own memory. */
const mostEarlyLines = 500;

const isFunction = (value: unknown): value is (...args: unknown[]) => void => typeof value === 'function';

export const createStaffSdk = (deps: Deps): StaffSdk => {
  const { location, log, timers } = deps;
  // Single-page applications change their address; what the page was opened with stays readable.
  const opened = { search: location.search, hash: location.hash };
  const listeners: Record<EventName, ((data: never) => void)[]> = {
    onSelectVisitor: [],
    onReceiveMsg: [],
    onCrmUpdate: [],
  };
  /** Null before `config`: what is called until then is printed once it has asked for it. */
  let debug: boolean | null = null;
  const early: unknown[][] = [];

  /** A callback's fault is the page's: it comes out as the page's own uncaught error, and stops nothing here. */
  const run = (callback: () => void): void => void timers.after(0, callback);
  const say = (what: string, ...more: unknown[]): void => {
    const line = [`[echatSDK] ${what}`, ...more];
    if (debug) log('log', ...line);
    else if (debug === null && early.length < mostEarlyLines) early.push(line);
  };
  const setDebug = (wanted: unknown): void => {
    debug = wanted === true || wanted === 'true';
    for (const line of early.splice(0)) if (debug) log('log', ...line);
  };
  const connection = createConnection(deps, (event, data) => {
    say(`<- ${event}`, data);
    if (Object.prototype.hasOwnProperty.call(listeners, event))
      for (const listener of listeners[event as EventName]) run(() => listener(data as never));
  });

  /** Tells the callback, and keeps a promise that nobody looks at from becoming an unhandled rejection. */
  const settle = <T>(method: string, promise: Promise<T>, tell: Done<T> | undefined): Promise<T> => {
    promise.then(
      (data) => {
        say(`${method} ok`, data);
        if (isFunction(tell)) run(() => tell({ code: 0, msg: '', data }));
      },
      ({ code, msg, reason }: StaffSdkError) => {
        log('warn', `[echatSDK] ${method} ${code} ${reason}: ${msg}`);
        if (isFunction(tell)) run(() => tell({ code, msg, reason }));
      },
    );
    return promise;
  };
  const call = <T>(method: string, args: unknown, done: Done<T> | undefined): Promise<T> => {
    say(method, args);
    return settle(method, connection.call(method, args) as Promise<T>, done);
  };
  const listen = (event: EventName, callback: unknown, done: Done<undefined> | undefined) => {
    say(event, callback);
    if (isFunction(callback)) {
      listeners[event].push(callback);
      return settle(event, connection.call(event, undefined) as Promise<undefined>, done);
    }
    const wrong = { code: 400, reason: 'invalid', msg: `${event}: a function is needed` };
    return settle<undefined>(event, Promise.reject(errorOf(wrong)), done);
  };

  const config: StaffSdk['config'] = (options, done) => {
    setDebug((Object(options) as { debug?: unknown }).debug);
    say('config', options);
    return settle('config', connection.config(options), done);
  };
  const ready: StaffSdk['ready'] = (callback) => {
    say('ready', callback);
    return new Promise((resolve) =>
      connection.onReady(() => {
        if (isFunction(callback)) run(callback);
        resolve(undefined);
      }),
    );
  };
  const error: StaffSdk['error'] = (callback) => {
    say('error', callback);
    return new Promise<Failure>((resolve) =>
      connection.onFailed((failure) => {
        if (isFunction(callback)) run(() => callback(failure));
        resolve(failure);
      }),
    );
  };
  return {
    config,
    ready,
    error,
    getParamData: (name, subName) => {
      const value = paramData([location, opened], name, subName);
      say('getParamData', name, subName, value);
      return value;
    },
    onSelectVisitor: (callback, done) => listen('onSelectVisitor', callback, done),
    onReceiveMsg: (callback, done) => listen('onReceiveMsg', callback, done),
    onCrmUpdate: (callback, done) => listen('onCrmUpdate', callback, done),
    pushVisitorEvent: (event, done) => call('pushVisitorEvent', event, done),
    sendTxtMsgToVisitor: (content, done) => call('sendTxtMsgToVisitor', content, done),
    sendImageToVisitor: (image, done) => call('sendImageToVisitor', image, done),
    sendVideoToVisitor: (video, done) => call('sendVideoToVisitor', video, done),
    sendVoiceToVisitor: (voice, done) => call('sendVoiceToVisitor', voice, done),
    sendFileToVisitor: (file, done) => call('sendFileToVisitor', file, done),
    setVisitorChatSign: (sign, done) => call('setVisitorChatSign', sign, done),
    setDraft: (draft, done) => call('setDraft', draft, done),
    getContext: (done) => call('getContext', undefined, done),
    resize: (size, done) => call('resize', size, done),
    setBadge: (badge, done) => call('setBadge', badge, done),
  };
};
