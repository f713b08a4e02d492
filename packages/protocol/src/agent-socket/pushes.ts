import type { Static } from 'typebox';
import { loginPush } from './login_push.ts';
import { logoutPush } from './logout_push.ts';
import { setCustomerStatusPush } from './set_customer_status_push.ts';
import { setAutoConnectStatusPush } from './set_auto_connect_status_push.ts';
import { connectPush } from './connect_push.ts';
import { transferPush } from './transfer_push.ts';
import { waitListPush } from './wait_list_push.ts';
import { connectListPush } from './connect_list_push.ts';
import { messagePush } from './message_push.ts';
import { threadPush } from './thread_push.ts';
import { readPush } from './read_push.ts';
import { typingPush } from './typing_push.ts';
import { mediaLeasePush } from './media_lease_push.ts';
import { callStatePush } from './call_state_push.ts';
import { phoneCommandPush } from './phone_command_push.ts';
import { commandResultPush } from './command_result_push.ts';
import { callPush } from './call_push.ts';
import { visitorPush } from './visitor_push.ts';

/** Every frame that the server sends unasked. Clients without extensions get none of the `extension` ones (A10). */
export const agentPushes = {
  login_push: { schema: loginPush, extension: false },
  logout_push: { schema: logoutPush, extension: false },
  set_customer_status_push: { schema: setCustomerStatusPush, extension: false },
  set_auto_connect_status_push: { schema: setAutoConnectStatusPush, extension: true },
  connect_push: { schema: connectPush, extension: false },
  transfer_push: { schema: transferPush, extension: false },
  wait_list_push: { schema: waitListPush, extension: false },
  connect_list_push: { schema: connectListPush, extension: false },
  message_push: { schema: messagePush, extension: true },
  thread_push: { schema: threadPush, extension: true },
  read_push: { schema: readPush, extension: true },
  typing_push: { schema: typingPush, extension: true },
  media_lease_push: { schema: mediaLeasePush, extension: true },
  call_state_push: { schema: callStatePush, extension: true },
  phone_command_push: { schema: phoneCommandPush, extension: true },
  command_result_push: { schema: commandResultPush, extension: true },
  call_push: { schema: callPush, extension: true },
  visitor_push: { schema: visitorPush, extension: true },
} as const;

export type AgentPushName = keyof typeof agentPushes;
export type AgentPush<P extends AgentPushName> = Static<(typeof agentPushes)[P]['schema']>;
