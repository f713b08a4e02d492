import type { Static } from 'typebox';
import { unreadMessageCount } from './unread_message_count.ts';
import { newVisitorMessage } from './new_visitor_message.ts';
import { agentStatusChanged } from './agent_status_changed.ts';
import { threadStatusChanged } from './thread_status_changed.ts';
import { commandRejected } from './command_rejected.ts';
import { loginFailed } from './login_failed.ts';
import { ready } from './ready.ts';
import { loggedIn } from './logged_in.ts';
import { loggedOut } from './logged_out.ts';
import { callStatusChanged } from './call_status_changed.ts';
import { commandResult } from './command_result.ts';

/** What the workbench tells the page around it. `extension`: Inlay's addition. */
export const deskEvents = {
  unread_message_count: { schema: unreadMessageCount, extension: false },
  new_visitor_message: { schema: newVisitorMessage, extension: false },
  agent_status_changed: { schema: agentStatusChanged, extension: false },
  thread_status_changed: { schema: threadStatusChanged, extension: false },
  command_rejected: { schema: commandRejected, extension: true },
  login_failed: { schema: loginFailed, extension: true },
  ready: { schema: ready, extension: true },
  logged_in: { schema: loggedIn, extension: true },
  logged_out: { schema: loggedOut, extension: true },
  call_status_changed: { schema: callStatusChanged, extension: true },
  command_result: { schema: commandResult, extension: true },
} as const;

export type DeskEventName = keyof typeof deskEvents;
export type DeskEvent<E extends DeskEventName> = Static<(typeof deskEvents)[E]['schema']>;
export type DeskEventData<E extends DeskEventName> = DeskEvent<E>['data'];
