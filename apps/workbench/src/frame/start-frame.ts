import type { EarlyMessages } from '@inlay/frame/early-messages.ts';
import type { Session } from '../session/api.ts';
import type { CommandContext } from './commands/command-context.ts';
import { commandHandlers } from './commands/command-handlers.ts';
import type { ParentPage } from './parent-page.ts';
import { report } from './report.ts';

const version = '1';
const capabilities = ['request_id', 'open_thread', 'set_draft', 'set_language', 'set_theme', 'logout'];

/** Only framed pages load it. */
const loadGuest = async () => (await import('@inlay/frame/guest.ts')).createDeskGuest;

type Deps = CommandContext & {
  session: Session;
  parent: ParentPage | null;
  early: EarlyMessages;
  onTrouble: (error: unknown) => void;
};

/** Interface 1: speaks with the page around the workbench, if there is one. Returns the stop. */
export const startFrame = (deps: Deps): (() => void) => {
  const { session, parent, early, desk, onTrouble } = deps;
  if (!parent) return () => {};
  let stops: (() => void)[] = [];
  let stopped = false;
  const begin = async () => {
    const createDeskGuest = await loadGuest();
    if (stopped) return;
    const guest = createDeskGuest({
      window,
      early,
      // W7: a session made for one page speaks with that page only.
      allowedOrigins: session.host_origin === undefined ? session.agent.embed_origins : [session.host_origin],
      now: desk.clock.now,
      handlers: commandHandlers(deps),
      onError: onTrouble,
    });
    guest.send('ready', { version, capabilities });
    stops = [report(desk, guest.send), guest.close];
  };
  begin().catch(onTrouble);
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
};

/** W6: nobody is logged in yet, so no desk's list is known; that the parent may frame us at all has been decided by
 *  `frame-ancestors`, made of those lists (W9). */
export const tellLoginFailed = async (parent: ParentPage | null, now: () => number): Promise<void> => {
  if (parent === null || parent.origin === null) return;
  const createDeskGuest = await loadGuest();
  const allowedOrigins = [parent.origin];
  const guest = createDeskGuest({ window, allowedOrigins, now, handlers: {}, onError: () => {} });
  guest.send('login_failed', { reason: 'ticket' });
  guest.close();
};
