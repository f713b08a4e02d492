import type { Static } from 'typebox';
import { updateAgentStatus } from './update_agent_status.ts';
import { updateAgentStatusAvailable } from './update_agent_status_available.ts';
import { updateAgentStatusBusy } from './update_agent_status_busy.ts';
import { updateAgentStatusOffline } from './update_agent_status_offline.ts';
import { refreshThreads } from './refresh_threads.ts';
import { clearUnreadCount } from './clear_unread_count.ts';
import { openThread } from './open_thread.ts';
import { setDraft } from './set_draft.ts';
import { setLanguage } from './set_language.ts';
import { setTheme } from './set_theme.ts';
import { logout } from './logout.ts';

/** What the page around the workbench may ask. `extension`: Inlay's addition. */
export const deskCommands = {
  update_agent_status: { schema: updateAgentStatus, extension: false },
  update_agent_status_available: { schema: updateAgentStatusAvailable, extension: false },
  update_agent_status_busy: { schema: updateAgentStatusBusy, extension: false },
  update_agent_status_offline: { schema: updateAgentStatusOffline, extension: false },
  refresh_threads: { schema: refreshThreads, extension: false },
  clear_unread_count: { schema: clearUnreadCount, extension: false },
  open_thread: { schema: openThread, extension: true },
  set_draft: { schema: setDraft, extension: true },
  set_language: { schema: setLanguage, extension: true },
  set_theme: { schema: setTheme, extension: true },
  logout: { schema: logout, extension: true },
} as const;

export type DeskCommandName = keyof typeof deskCommands;
export type DeskCommand<C extends DeskCommandName> = Static<(typeof deskCommands)[C]['schema']>;
