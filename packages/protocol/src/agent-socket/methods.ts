import type { Static } from 'typebox';
import { loginReply, loginRequest } from './login.ts';
import { logoutReply, logoutRequest } from './logout.ts';
import { setCustomerStatusReply, setCustomerStatusRequest } from './set_customer_status.ts';
import { getUserInfoReply, getUserInfoRequest } from './get_user_info.ts';
import { setAutoConnectStatusReply, setAutoConnectStatusRequest } from './set_auto_connect_status.ts';
import { connectReply, connectRequest } from './connect.ts';
import { disconnectReply, disconnectRequest } from './disconnect.ts';
import { transformReply, transformRequest } from './transform.ts';
import { sendToUserReply, sendToUserRequest } from './send_to_user.ts';
import { getWaitUserListReply, getWaitUserListRequest } from './get_wait_user_list.ts';
import { getCurrentSessionListReply, getCurrentSessionListRequest } from './get_current_session_list.ts';
import { getChatRecordReply, getChatRecordRequest } from './get_chat_record.ts';
import { getAnswerFromAiReply, getAnswerFromAiRequest } from './get_answer_from_ai.ts';
import { getThreadReply, getThreadRequest } from './get_thread.ts';
import { getColleaguesReply, getColleaguesRequest } from './get_colleagues.ts';
import { markReadReply, markReadRequest } from './mark_read.ts';
import { typingReply, typingRequest } from './typing.ts';
import { syncReply, syncRequest } from './sync.ts';

/** Every request of the agent socket. `extension`: Inlay's addition; the others are interface 4's own. */
export const agentMethods = {
  login: { request: loginRequest, reply: loginReply, extension: false },
  logout: { request: logoutRequest, reply: logoutReply, extension: false },
  set_customer_status: { request: setCustomerStatusRequest, reply: setCustomerStatusReply, extension: false },
  get_user_info: { request: getUserInfoRequest, reply: getUserInfoReply, extension: false },
  set_auto_connect_status: {
    request: setAutoConnectStatusRequest,
    reply: setAutoConnectStatusReply,
    extension: false,
  },
  connect: { request: connectRequest, reply: connectReply, extension: false },
  disconnect: { request: disconnectRequest, reply: disconnectReply, extension: false },
  transform: { request: transformRequest, reply: transformReply, extension: false },
  send_to_user: { request: sendToUserRequest, reply: sendToUserReply, extension: false },
  get_wait_user_list: { request: getWaitUserListRequest, reply: getWaitUserListReply, extension: false },
  get_current_session_list: {
    request: getCurrentSessionListRequest,
    reply: getCurrentSessionListReply,
    extension: false,
  },
  get_chat_record: { request: getChatRecordRequest, reply: getChatRecordReply, extension: false },
  get_answer_from_ai: { request: getAnswerFromAiRequest, reply: getAnswerFromAiReply, extension: false },
  get_thread: { request: getThreadRequest, reply: getThreadReply, extension: true },
  get_colleagues: { request: getColleaguesRequest, reply: getColleaguesReply, extension: true },
  mark_read: { request: markReadRequest, reply: markReadReply, extension: true },
  typing: { request: typingRequest, reply: typingReply, extension: true },
  sync: { request: syncRequest, reply: syncReply, extension: true },
} as const;

export type AgentMethod = keyof typeof agentMethods;
export type AgentRequest<M extends AgentMethod> = Static<(typeof agentMethods)[M]['request']>;
export type AgentReply<M extends AgentMethod> = Static<(typeof agentMethods)[M]['reply']>;
