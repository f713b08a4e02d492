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
import { getBusinessPagesReply, getBusinessPagesRequest } from './get_business_pages.ts';
import { getPageVisitorReply, getPageVisitorRequest } from './get_page_visitor.ts';
import { openBusinessPageReply, openBusinessPageRequest } from './open_business_page.ts';
import { setChatSignReply, setChatSignRequest } from './set_chat_sign.ts';
import { updateVisitorReply, updateVisitorRequest } from './update_visitor.ts';
import { verifyBusinessPageReply, verifyBusinessPageRequest } from './verify_business_page.ts';
import { getThreadReply, getThreadRequest } from './get_thread.ts';
import { getColleaguesReply, getColleaguesRequest } from './get_colleagues.ts';
import { markReadReply, markReadRequest } from './mark_read.ts';
import { typingReply, typingRequest } from './typing.ts';
import { syncReply, syncRequest } from './sync.ts';
import { getPhoneReply, getPhoneRequest } from './get_phone.ts';
import { claimMediaLeaseReply, claimMediaLeaseRequest } from './claim_media_lease.ts';
import { renewMediaLeaseReply, renewMediaLeaseRequest } from './renew_media_lease.ts';
import { releaseMediaLeaseReply, releaseMediaLeaseRequest } from './release_media_lease.ts';
import { publishCallStateReply, publishCallStateRequest } from './publish_call_state.ts';
import { phoneCommandReply, phoneCommandRequest } from './phone_command.ts';
import { commandResultReply, commandResultRequest } from './command_result.ts';
import { setPhoneStatusReply, setPhoneStatusRequest } from './set_phone_status.ts';
import { getCallsReply, getCallsRequest } from './get_calls.ts';

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
  get_business_pages: { request: getBusinessPagesRequest, reply: getBusinessPagesReply, extension: true },
  open_business_page: { request: openBusinessPageRequest, reply: openBusinessPageReply, extension: true },
  verify_business_page: {
    request: verifyBusinessPageRequest,
    reply: verifyBusinessPageReply,
    extension: true,
  },
  get_page_visitor: { request: getPageVisitorRequest, reply: getPageVisitorReply, extension: true },
  set_chat_sign: { request: setChatSignRequest, reply: setChatSignReply, extension: true },
  update_visitor: { request: updateVisitorRequest, reply: updateVisitorReply, extension: true },
  sync: { request: syncRequest, reply: syncReply, extension: true },
  get_phone: { request: getPhoneRequest, reply: getPhoneReply, extension: true },
  claim_media_lease: { request: claimMediaLeaseRequest, reply: claimMediaLeaseReply, extension: true },
  renew_media_lease: { request: renewMediaLeaseRequest, reply: renewMediaLeaseReply, extension: true },
  release_media_lease: { request: releaseMediaLeaseRequest, reply: releaseMediaLeaseReply, extension: true },
  publish_call_state: { request: publishCallStateRequest, reply: publishCallStateReply, extension: true },
  phone_command: { request: phoneCommandRequest, reply: phoneCommandReply, extension: true },
  command_result: { request: commandResultRequest, reply: commandResultReply, extension: true },
  set_phone_status: { request: setPhoneStatusRequest, reply: setPhoneStatusReply, extension: true },
  get_calls: { request: getCallsRequest, reply: getCallsReply, extension: true },
} as const;

export type AgentMethod = keyof typeof agentMethods;
export type AgentRequest<M extends AgentMethod> = Static<(typeof agentMethods)[M]['request']>;
export type AgentReply<M extends AgentMethod> = Static<(typeof agentMethods)[M]['reply']>;
