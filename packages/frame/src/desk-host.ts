import { hearFrom, type ListeningWindow } from './hear-from.ts';

// The host page's end of interface 1 (W10, W11). Runs in other people's pages: small, no schema library; the workbench
// checks what it is told, and what it says was checked there.

type Frame = { readonly contentWindow: Pick<Window, 'postMessage'> | null };

type Deps = {
  window: ListeningWindow;
  frame: Frame;
  /** Of the workbench; the only one that is heard and spoken to (W9). */
  origin: string;
  after: (ms: number, run: () => void) => () => void;
  newId: () => string;
  onEvent: (type: string, data: unknown, timestamp: number) => void;
};

/** A command that was refused, or not answered: `reason` is `timeout`, `closed`, or the workbench's own word. */
export class CommandFailed extends Error {
  declare readonly command: string;
  declare readonly reason: string;
  constructor(command: string, reason: string, message: string) {
    super(message);
    this.name = 'CommandFailed';
    this.command = command;
    this.reason = reason;
  }
}

export type DeskHost = {
  /** Waits for the workbench, then for its answer. Rejects with `CommandFailed`. */
  command: (type: string, data: unknown, timeoutMs: number) => Promise<void>;
  close: () => void;
};

type Open = { type: string; data: unknown; resolve: () => void; reject: (error: CommandFailed) => void };

export const createDeskHost = ({ window, frame, origin, after, newId, onEvent }: Deps): DeskHost => {
  const open = new Map<string, Open>();
  let listening = false;

  const post = (id: string, { type, data }: Open): void =>
    frame.contentWindow?.postMessage(
      { type, request_id: id, ...(data === undefined ? {} : { data }) },
      origin,
    );
  /** W10: `ready` says that a workbench listens: at first, and after each load, when what was asked is asked again. The
   *  same id acts once. */
  const flush = (): void => {
    listening = true;
    for (const [id, command] of open) post(id, command);
  };
  const settle = (id: string, error: CommandFailed | null): void => {
    const command = open.get(id);
    open.delete(id);
    if (error) command?.reject(error);
    else command?.resolve();
  };
  const hearResult = (data: Record<string, unknown>): void => {
    const { request_id: id, command, ok, reason } = data;
    if (typeof id !== 'string') return;
    const word = typeof reason === 'string' ? reason : 'failed';
    settle(id, ok === true ? null : new CommandFailed(String(command), word, `${String(command)}: ${word}`));
  };
  const stop = hearFrom({ window, peer: () => frame.contentWindow, origin }, (message) => {
    const { type, data, timestamp, source } = message;
    if (source !== 'bytedesk-desktop' || typeof type !== 'string') return;
    // Whoever came too late for `ready` knows it by the first other event; a failed login is no workbench yet.
    if (type === 'ready' || (!listening && type !== 'login_failed')) flush();
    if (type === 'command_result' && typeof data === 'object' && data !== null)
      hearResult(data as Record<string, unknown>);
    onEvent(type, data, typeof timestamp === 'number' ? timestamp : 0);
  });

  const command: DeskHost['command'] = (type, data, timeoutMs) =>
    new Promise((resolve, reject) => {
      const id = newId();
      const tooLate = listening ? 'did not answer' : 'was not ready';
      const cancel = after(timeoutMs, () =>
        settle(
          id,
          new CommandFailed(
            type,
            'timeout',
            `${type}: the workbench ${tooLate} within ${timeoutMs / 1000} s`,
          ),
        ),
      );
      const done =
        <T>(act: (value: T) => void) =>
        (value: T): void => {
          cancel();
          act(value);
        };
      const asked = { type, data, resolve: done<void>(resolve), reject: done(reject) };
      open.set(id, asked);
      if (listening) post(id, asked);
    });
  return {
    command,
    close: () => {
      stop();
      for (const [id, { type }] of open)
        settle(id, new CommandFailed(type, 'closed', `${type}: the workbench was taken away`));
    },
  };
};
