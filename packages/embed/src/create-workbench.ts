import { CommandFailed, createDeskHost } from '@inlay/frame/desk-host.ts';
import { runChecks } from './check/run-checks.ts';
import { createWitness } from './check/witness.ts';
import type { EmbedPage } from './embed-page.ts';
import { createEmitter } from './emitter.ts';
import { originOf, placeFrame } from './place-frame.ts';
import type { Workbench, WorkbenchOptions } from './workbench.ts';
import type { WorkbenchEvents } from './workbench-events.ts';

/** W6, W7: the way in. */
const entryOf = async (
  origin: string,
  { getTicket, accessToken }: Pick<WorkbenchOptions, 'getTicket' | 'accessToken'>,
): Promise<string> => {
  if (!getTicket && accessToken === undefined) return `${origin}/desktop`;
  const [name, value] = getTicket ? ['ticket', await getTicket()] : ['accessToken', accessToken];
  if (typeof value !== 'string' || value === '') throw new Error('Inlay: getTicket must give a ticket');
  return `${origin}/agent/auth/login?${name}=${encodeURIComponent(value)}`;
};

export const createWorkbenchIn = (page: EmbedPage, options: WorkbenchOptions): Workbench => {
  const { window, after, newId, onError } = page;
  const { timeoutMs = 10_000, title = 'Inlay workbench' } = options;
  const origin = originOf(options.url);
  const { frame, remove } = placeFrame(page, { place: options.container, origin, title });
  const emitter = createEmitter<WorkbenchEvents>(onError);
  const witness = createWitness(window);
  const host = createDeskHost({
    window,
    frame,
    origin,
    after,
    newId,
    onEvent: (type, data) => {
      witness.heard(type, data);
      emitter.emit(type, data);
    },
  });
  let destroyed = false;
  let giveUp = (_error: unknown): void => {};

  const ready = new Promise<WorkbenchEvents['ready']>((resolve, reject) => {
    emitter.once('ready', resolve);
    giveUp = reject;
  });
  // Who does not look at it is not to be told of an unhandled rejection.
  ready.catch(() => {});

  const login = async (): Promise<void> => {
    const entry = await entryOf(origin, options);
    if (!destroyed) frame.src = entry;
  };
  const command = (type: string, data?: unknown): Promise<void> =>
    destroyed
      ? Promise.reject(new CommandFailed(type, 'closed', `${type}: the workbench was taken away`))
      : host.command(type, data, timeoutMs);

  login().catch((error: unknown) => {
    giveUp(error);
    emitter.emit('login_failed', { reason: 'ticket' });
  });
  return {
    frame,
    ready,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
    setStatus: (status) => command('update_agent_status', { status }),
    refreshThreads: () => command('refresh_threads'),
    clearUnread: (threadUid) => command('clear_unread_count', { threadUid }),
    openThread: (threadUid) => command('open_thread', { threadUid }),
    setDraft: (threadUid, text) => command('set_draft', { threadUid, text }),
    setLanguage: (language) => command('set_language', { language }),
    setTheme: (theme) => command('set_theme', { theme }),
    logout: () => command('logout'),
    login,
    check: (more = {}) => runChecks({ window, after, frame, origin, seen: witness.seen() }, more),
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      giveUp(new CommandFailed('ready', 'closed', 'the workbench was taken away'));
      host.close();
      witness.close();
      emitter.clear();
      remove();
    },
  };
};
