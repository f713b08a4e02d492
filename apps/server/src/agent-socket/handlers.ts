import {
  agentMethods,
  type AgentMethod,
  type AgentReply,
  type AgentRequest,
} from '@inlay/protocol/agent-socket/methods.ts';
import { compile, type Checker } from '@inlay/protocol/compile.ts';
import type { AgentConnection } from '../presence/presence.ts';
import type { EncodedFields } from '../socket/answer.ts';
import type { AgentDeps } from './context.ts';
import { connect } from './methods/connect.ts';
import { disconnect } from './methods/disconnect.ts';
import { getAnswerFromAi } from './methods/get_answer_from_ai.ts';
import { getBusinessPages } from './methods/get_business_pages.ts';
import { getChatRecord } from './methods/get_chat_record.ts';
import { getColleagues } from './methods/get_colleagues.ts';
import { getCurrentSessionList } from './methods/get_current_session_list.ts';
import { getPageVisitor } from './methods/get_page_visitor.ts';
import { getThread } from './methods/get_thread.ts';
import { getUserInfo } from './methods/get_user_info.ts';
import { getWaitUserList } from './methods/get_wait_user_list.ts';
import { openBusinessPage } from './methods/open_business_page.ts';
import { setChatSign } from './methods/set_chat_sign.ts';
import { updateVisitor } from './methods/update_visitor.ts';
import { verifyBusinessPage } from './methods/verify_business_page.ts';
import { markRead } from './methods/mark_read.ts';
import { fromPage } from './from-page.ts';
import { sendToUser } from './methods/send_to_user.ts';
import { setAutoConnectStatus } from './methods/set_auto_connect_status.ts';
import { setCustomerStatus } from './methods/set_customer_status.ts';
import { sync } from './methods/sync.ts';
import { transform } from './methods/transform.ts';
import { typing } from './methods/typing.ts';
import { getPhone } from './methods/get_phone.ts';
import { claimMediaLease } from './methods/claim_media_lease.ts';
import { renewMediaLease } from './methods/renew_media_lease.ts';
import { releaseMediaLease } from './methods/release_media_lease.ts';
import { publishCallState } from './methods/publish_call_state.ts';
import { phoneCommand } from './methods/phone_command.ts';
import { commandResult } from './methods/command_result.ts';
import { setPhoneStatus } from './methods/set_phone_status.ts';
import { getCalls } from './methods/get_calls.ts';

/** `login` and `logout` change the connection itself and are its own. */
export type HandledMethod = Exclude<AgentMethod, 'login' | 'logout'>;

type Envelope = 'method' | 'code' | 'msg' | 'request_id';
type Handler<M extends HandledMethod> = {
  /**
   * A write hands its transaction to the store before it first waits, so writes of one connection take effect in the
   * order they came in though many are under way. A read waits for the writes before it.
   */
  kind: 'write' | 'read';
  run: (
    deps: AgentDeps,
    connection: AgentConnection,
    request: AgentRequest<M>,
  ) => Promise<Omit<AgentReply<M>, Envelope> | EncodedFields>;
};

export const handlers = {
  set_customer_status: { kind: 'write', run: setCustomerStatus },
  set_auto_connect_status: { kind: 'write', run: setAutoConnectStatus },
  connect: { kind: 'write', run: connect },
  disconnect: { kind: 'write', run: disconnect },
  transform: { kind: 'write', run: transform },
  send_to_user: { kind: 'write', run: fromPage('message:send', sendToUser) },
  set_chat_sign: { kind: 'write', run: fromPage('thread:sign', setChatSign) },
  update_visitor: { kind: 'write', run: updateVisitor },
  mark_read: { kind: 'write', run: markRead },
  get_user_info: { kind: 'read', run: getUserInfo },
  get_wait_user_list: { kind: 'read', run: getWaitUserList },
  get_current_session_list: { kind: 'read', run: getCurrentSessionList },
  get_chat_record: { kind: 'read', run: getChatRecord },
  get_answer_from_ai: { kind: 'read', run: getAnswerFromAi },
  get_thread: { kind: 'read', run: getThread },
  get_business_pages: { kind: 'read', run: getBusinessPages },
  open_business_page: { kind: 'read', run: openBusinessPage },
  verify_business_page: { kind: 'read', run: verifyBusinessPage },
  get_page_visitor: { kind: 'read', run: getPageVisitor },
  get_colleagues: { kind: 'read', run: getColleagues },
  typing: { kind: 'read', run: typing },
  sync: { kind: 'read', run: sync },
  get_phone: { kind: 'read', run: getPhone },
  claim_media_lease: { kind: 'write', run: claimMediaLease },
  renew_media_lease: { kind: 'write', run: renewMediaLease },
  release_media_lease: { kind: 'write', run: releaseMediaLease },
  publish_call_state: { kind: 'write', run: publishCallState },
  phone_command: { kind: 'write', run: phoneCommand },
  command_result: { kind: 'write', run: commandResult },
  set_phone_status: { kind: 'write', run: setPhoneStatus },
  get_calls: { kind: 'read', run: getCalls },
} satisfies { [M in HandledMethod]: Handler<M> };

export const isAgentMethod = (method: string): method is AgentMethod => Object.hasOwn(agentMethods, method);

const checkers = new Map<AgentMethod, Checker<unknown>>();

export const checkerOf = (method: AgentMethod): Checker<unknown> => {
  const known = checkers.get(method);
  if (known) return known;
  const checker: Checker<unknown> = compile(agentMethods[method].request);
  checkers.set(method, checker);
  return checker;
};

/** The table ties each method to its request; the checker has just proved that this frame is one. */
export const handlerOf = (method: HandledMethod) => handlers[method] as Handler<HandledMethod>;
