import type { PhoneEvents } from './phone-events.ts';
import type { WorkbenchEvents } from './workbench-events.ts';

// For wrappers, which listen to everything.

export const workbenchEventNames = [
  'unread_message_count',
  'new_visitor_message',
  'agent_status_changed',
  'thread_status_changed',
  'ready',
  'logged_in',
  'logged_out',
  'login_failed',
  'call_status_changed',
  'command_rejected',
  'command_result',
] as const satisfies readonly (keyof WorkbenchEvents)[];

export const phoneEventNames = [
  'login',
  'agentExists',
  'dialStatus',
  'agentStatus',
  'logout',
  'tokenInvalid',
] as const satisfies readonly (keyof PhoneEvents)[];
