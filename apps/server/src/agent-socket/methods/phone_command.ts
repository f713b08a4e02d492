import { randomUUID } from 'node:crypto';
import type { PhoneCommandRequest } from '@inlay/protocol/agent-socket/phone_command.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

const needed = { dtmf: 'digits', dial: 'callee', transfer: 'callee', consult: 'callee' } as const;

const assertComplete = (request: PhoneCommandRequest): void => {
  const { command } = request;
  const field = Object.hasOwn(needed, command) ? needed[command as keyof typeof needed] : null;
  if (field !== null && request[field] === undefined) throw new WireError(400, 'field_missing', { field });
};

const holderOf = async (
  { store, clock }: AgentDeps,
  agentId: number,
  wanted: string | undefined,
): Promise<string> => {
  const lease = await store.reads.mediaLease(agentId, clock.now());
  if (!lease) throw new WireError(404, 'no_phone_open');
  if (wanted !== undefined && wanted !== lease.tab) throw new WireError(409, 'lease_lost');
  return lease.tab;
};

const fieldsOf = ({ digits, callee, caller, orderId, params }: PhoneCommandRequest) => ({
  ...(digits === undefined ? {} : { digits }),
  ...(callee === undefined ? {} : { callee }),
  ...(caller === undefined ? {} : { caller }),
  ...(orderId === undefined ? {} : { orderId }),
  ...(params === undefined ? {} : { params }),
});

/** P7: who asked is found again by the id: it begins with the name of his connection. */
const commandIdOf = (clientId: string): string => `${clientId}.${randomUUID().slice(0, 8)}`;

/** P7: to the tab that has the phone, on whatever node it is. */
export const phoneCommand = async (
  deps: AgentDeps,
  { agent, clientId }: AgentConnection,
  request: PhoneCommandRequest,
) => {
  assertComplete(request);
  const tab = await holderOf(deps, agent.id, request.tab);
  const commandId = commandIdOf(clientId);
  const command = { command_id: commandId, tab, command: request.command, ...fieldsOf(request) };
  deps.bus.publish([{ type: 'phone_command', agentId: agent.id, byClientId: clientId, command }]);
  return { data: { command_id: commandId, holder_tab: tab } };
};
