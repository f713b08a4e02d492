import type { GetCallsRequest } from '@inlay/protocol/agent-socket/get_calls.ts';
import { callRow } from '../../calls/call-row.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

const rowsOfPage = 20;

/** P8: the agent's own. */
export const getCalls = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  request: GetCallsRequest,
) => {
  const { page = 1, pagesize = rowsOfPage, search = '', from = null, to = null } = request;
  const wanted = { deskId: agent.deskId, agentId: agent.id, search, from, to, page, pagesize };
  const { rows, total } = await store.reads.calls(wanted);
  return { data: { calls: rows.map((call) => callRow(call, agent.id)), total, page } };
};
