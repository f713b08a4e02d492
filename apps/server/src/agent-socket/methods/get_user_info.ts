import type { GetUserInfoRequest } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { findVisitor } from '../../threads/find-visitor.ts';
import type { AgentDeps } from '../context.ts';
import { userInfo } from '../rows.ts';

export const getUserInfo = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  request: GetUserInfoRequest,
) => {
  const visitor = await findVisitor(store, agent.deskId, request.userid);
  return { data: userInfo(visitor, await store.reads.countThreads(visitor.id)) };
};
