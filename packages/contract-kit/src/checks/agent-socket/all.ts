import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { beat } from './beat.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { getAnswerFromAi } from './get_answer_from_ai.ts';
import { getChatRecord } from './get_chat_record.ts';
import { getUserInfo } from './get_user_info.ts';
import { lists } from './lists.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { malformed } from './malformed.ts';
import { sendToUser } from './send_to_user.ts';
import { setAutoConnectStatus } from './set_auto_connect_status.ts';
import { setCustomerStatus } from './set_customer_status.ts';
import { transform } from './transform.ts';
import { visitorPushes } from './visitor_pushes.ts';

/** Interface 4, chapters 1 to 16. `logout` ends the second agent's connection, so it comes last. */
export const agentSocketChecks: readonly Check<Desk>[] = [
  malformed,
  ...login,
  setCustomerStatus,
  getUserInfo,
  setAutoConnectStatus,
  ...connect,
  disconnect,
  transform,
  ...visitorPushes,
  ...sendToUser,
  ...lists,
  getChatRecord,
  getAnswerFromAi,
  beat,
  logout,
];
