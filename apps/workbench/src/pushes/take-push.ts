import type { AnyPush } from '@inlay/client/incoming.ts';
import type { DeskState } from '../model/desk-state.ts';
import { unreachable } from '../model/unreachable.ts';
import { connectListPush } from './connect_list_push.ts';
import { connectPush } from './connect_push.ts';
import { loginPush } from './login_push.ts';
import { logoutPush } from './logout_push.ts';
import { messagePush } from './message_push.ts';
import { readPush } from './read_push.ts';
import { setAutoConnectStatusPush } from './set_auto_connect_status_push.ts';
import { setCustomerStatusPush } from './set_customer_status_push.ts';
import { threadPush } from './thread_push.ts';
import { transferPush } from './transfer_push.ts';
import { typingPush } from './typing_push.ts';
import { visitorPush } from './visitor_push.ts';
import { waitListPush } from './wait_list_push.ts';

export const takePush = (state: DeskState, push: AnyPush, now: number): DeskState => {
  switch (push.method) {
    case 'message_push':
      return messagePush(state, push);
    case 'thread_push':
      return threadPush(state, push);
    case 'wait_list_push':
      return waitListPush(state);
    case 'connect_list_push':
      return connectListPush(state);
    case 'connect_push':
      return connectPush(state, push);
    case 'transfer_push':
      return transferPush(state);
    case 'read_push':
      return readPush(state, push);
    case 'typing_push':
      return typingPush(state, push, now);
    case 'set_customer_status_push':
      return setCustomerStatusPush(state, push);
    case 'set_auto_connect_status_push':
      return setAutoConnectStatusPush(state, push);
    case 'login_push':
      return loginPush(state, push);
    case 'logout_push':
      return logoutPush(state, push);
    case 'visitor_push':
      return visitorPush(state);
    // The phone's own affairs (P7): the softphone listens to them.
    case 'media_lease_push':
    case 'call_state_push':
    case 'phone_command_push':
    case 'command_result_push':
    case 'call_push':
      return state;
    default:
      return unreachable(push);
  }
};
