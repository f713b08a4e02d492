import { deskCommands, type DeskCommand, type DeskCommandName } from '@inlay/protocol/desk-frame/commands.ts';
import type { DeskEventData, DeskEventName } from '@inlay/protocol/desk-frame/events.ts';
import { compile } from '@inlay/protocol/compile.ts';
import type { EarlyMessages, Heard } from './early-messages.ts';

// The workbench's end of interface 1: the only place that speaks to the page around it (W1, W5, W9, W10).

type GuestWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  parent: Pick<Window, 'postMessage'>;
  location: { ancestorOrigins?: ArrayLike<string> };
  document: { referrer: string };
};

/** `undefined`: done; a text: refused, with the reason for `command_rejected`. */
export type Outcome = string | undefined;

export type CommandHandlers = {
  [C in DeskCommandName]?: (command: DeskCommand<C>) => Outcome | Promise<Outcome>;
};

export type DeskGuest = {
  /** Does nothing outside a frame, and while no listed origin is known to be the parent's. */
  send: <E extends DeskEventName>(type: E, data: DeskEventData<E>) => void;
  /** W9: the desk's list; what is not on it neither hears nor commands. */
  setAllowedOrigins: (origins: readonly string[]) => void;
  close: () => void;
};

type Deps = {
  window: GuestWindow;
  /** What the parent said before anybody was signed in: done as soon as this turn is over, in its order. */
  early?: EarlyMessages;
  allowedOrigins: readonly string[];
  now: () => number;
  handlers: CommandHandlers;
  /** A handler that threw; the parent is told that the command was rejected. */
  onError: (error: unknown) => void;
};

const isCommandName = (type: unknown): type is DeskCommandName =>
  typeof type === 'string' && Object.hasOwn(deskCommands, type);

const checkers = new Map<DeskCommandName, ReturnType<typeof compile>>();
const checkerOf = (name: DeskCommandName) => {
  const known = checkers.get(name) ?? compile(deskCommands[name].schema);
  checkers.set(name, known);
  return known;
};

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The last request ids, so that one acts once (W10); as many as a page can have under way. */
const rememberedIds = 500;

export const createDeskGuest = (deps: Deps): DeskGuest => {
  const { window, early, allowedOrigins, now, handlers, onError } = deps;
  if ((window.parent as unknown) === window) {
    early?.take();
    return { send: () => {}, setAllowedOrigins: () => {}, close: () => {} };
  }
  let allowed = new Set(allowedOrigins);
  let parentOrigin = window.location.ancestorOrigins?.[0] ?? originOf(window.document.referrer);
  const results = new Map<string | number, DeskEventData<'command_result'> | null>();

  // Browsers that tell neither ancestor nor referrer: each listed origin is named, the browser drops all but the right one.
  const targets = (): string[] => {
    if (parentOrigin === null) return [...allowed];
    return allowed.has(parentOrigin) ? [parentOrigin] : [];
  };
  const send: DeskGuest['send'] = (type, data) => {
    for (const origin of targets()) {
      window.parent.postMessage({ type, data, timestamp: now(), source: 'bytedesk-desktop' }, origin);
    }
  };

  const finish = (name: DeskCommandName, id: string | number | undefined, reason: Outcome): void => {
    if (reason !== undefined) send('command_rejected', { command: name, reason });
    if (id === undefined) return;
    const result = {
      request_id: id,
      command: name,
      ok: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
    };
    results.set(id, result);
    send('command_result', result);
  };

  const isRepeat = (id: string | number | undefined): boolean => {
    if (id === undefined) return false;
    const known = results.get(id);
    if (known === undefined) {
      results.set(id, null);
      if (results.size > rememberedIds) results.delete(results.keys().next().value ?? id);
      return false;
    }
    if (known) send('command_result', known);
    return true;
  };

  const act = async (
    name: DeskCommandName,
    command: Record<string, unknown>,
    id: string | number | undefined,
  ): Promise<void> => {
    if (!checkerOf(name).check(command)) return finish(name, id, 'invalid');
    if (isRepeat(id)) return;
    const handler = handlers[name] as ((command: unknown) => Outcome | Promise<Outcome>) | undefined;
    if (!handler) return finish(name, id, 'unsupported');
    try {
      finish(name, id, await handler(command));
    } catch (error) {
      onError(error);
      finish(name, id, 'failed');
    }
  };

  const hear = (event: Heard): void => {
    // The parent itself: neither its other frames, nor an opener, nor a page inside this one.
    if (event.source !== window.parent || !allowed.has(event.origin)) return;
    if (!isRecord(event.data) || !isCommandName(event.data['type'])) return;
    parentOrigin = event.origin;
    const id = event.data['request_id'];
    const usable = (typeof id === 'string' && id.length <= 64) || Number.isInteger(id);
    void act(event.data['type'], event.data, usable ? (id as string | number) : undefined);
  };
  window.addEventListener('message', hear);
  queueMicrotask(() => early?.take().forEach(hear));
  return {
    send,
    setAllowedOrigins: (origins) => (allowed = new Set(origins)),
    close: () => window.removeEventListener('message', hear),
  };
};
