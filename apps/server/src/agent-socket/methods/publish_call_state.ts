import { type PhoneCall, phoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { PublishCallStateRequest } from '@inlay/protocol/agent-socket/publish_call_state.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { Clean } from 'typebox/value';
import { noteOperatorCall } from '../../calls/operator-calls.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** What the schema does not name goes no further. */
const known = (call: PhoneCall | null): PhoneCall | null =>
  call === null ? null : (Clean(phoneCall, structuredClone(call)) as PhoneCall);

/** P7: only from the tab that has the phone, by its fencing number. */
export const publishCallState = async (
  deps: AgentDeps,
  { agent, clientId }: AgentConnection,
  { fencing, call: given }: PublishCallStateRequest,
) => {
  const lease = await deps.store.reads.mediaLease(agent.id, deps.clock.now());
  if (lease?.fencing !== fencing) throw new WireError(409, 'lease_lost');
  const call = known(given);
  deps.bus.publish([{ type: 'call_state', agentId: agent.id, byClientId: clientId, call }]);
  await noteOperatorCall(deps, agent, call);
  return {};
};
