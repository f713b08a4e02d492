import { callRow } from '../../calls/call-row.ts';
import type { PhoneTabs } from '../../calls/phone-tabs.ts';
import type { BusEvent } from '../../bus/port.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import { pushFrame } from './frame.ts';

type Of<T extends BusEvent['type']> = Extract<BusEvent, { type: T }>;

/** A10. A phone is a client of ours, whatever it said. */
const takesExtensions = ({ extensions, kind }: AgentConnection): boolean => extensions || kind === 'phone';

const tellAgent = (
  presence: Presence,
  agentId: number,
  frame: string,
  isFor: (connection: AgentConnection) => boolean,
): void => {
  for (const connection of Array.from(presence.ofAgent(agentId)))
    if (takesExtensions(connection) && isFor(connection)) connection.send(frame);
};

/** P7. */
export const pushMediaLease = (presence: Presence, { agentId, tab, fencing }: Of<'media_lease'>): void =>
  tellAgent(
    presence,
    agentId,
    pushFrame('media_lease_push', { holder_tab: tab, fencing }),
    ({ kind }) => kind === 'phone',
  );

/** P7: all tabs of the agent show the same call, and his workbench too. */
export const pushCallState = (presence: Presence, { agentId, byClientId, call }: Of<'call_state'>): void =>
  tellAgent(
    presence,
    agentId,
    pushFrame('call_state_push', { call }),
    ({ clientId }) => clientId !== byClientId,
  );

export const pushPhoneCommand = (
  presence: Presence,
  tabs: PhoneTabs,
  { agentId, command }: Of<'phone_command'>,
): void =>
  tellAgent(
    presence,
    agentId,
    pushFrame('phone_command_push', command),
    (connection) => tabs.tabOf(connection) === command.tab,
  );

/** The id of a command begins with the name of the connection that sent it. */
export const pushCommandResult = (presence: Presence, { agentId, result }: Of<'command_result'>): void =>
  tellAgent(presence, agentId, pushFrame('command_result_push', result), ({ clientId }) =>
    result.command_id.startsWith(`${clientId}.`),
  );

/** P8: to everybody who takes part, as each of them sees it. */
export const pushCall = (presence: Presence, { call }: Of<'call'>): void => {
  for (const agentId of call.agentIds)
    tellAgent(presence, agentId, pushFrame('call_push', { call: callRow(call, agentId) }), () => true);
};
