import type { CommandHandlers } from '@inlay/frame/guest.ts';
import type { DeskCommandName } from '@inlay/protocol/desk-frame/commands.ts';
import { clearUnreadCount } from './clear_unread_count.ts';
import type { CommandContext } from './command-context.ts';
import { openThread } from './open_thread.ts';
import { refreshThreads } from './refresh_threads.ts';
import { setDraftCommand } from './set_draft.ts';
import { updateAgentStatus, updateStatus } from './update_agent_status.ts';

/** What the host page may ask (interface 1 and W10). */
export const commandHandlers = (context: CommandContext) =>
  ({
    update_agent_status: (command) => updateAgentStatus(context, command),
    update_agent_status_available: () => updateStatus(context, 'AVAILABLE'),
    update_agent_status_busy: () => updateStatus(context, 'BUSY'),
    update_agent_status_offline: () => updateStatus(context, 'OFFLINE'),
    refresh_threads: () => refreshThreads(context),
    clear_unread_count: (command) => clearUnreadCount(context, command),
    open_thread: (command) => openThread(context, command),
    set_draft: (command) => setDraftCommand(context, command),
    set_language: ({ data }) => context.setLanguage(data.language) as undefined,
    set_theme: ({ data }) => context.setTheme(data.theme === 'system' ? 'auto' : data.theme) as undefined,
    logout: async () => (await context.desk.logout()) as undefined,
  }) satisfies Required<Pick<CommandHandlers, DeskCommandName>>;
