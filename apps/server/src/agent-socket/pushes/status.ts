import { toWireCode } from '@inlay/domain/agent-status.ts';
import type { BusEvent } from '../../bus/port.ts';
import type { Presence } from '../../presence/presence.ts';
import { seconds } from '../rows.ts';
import { pushFrame } from './frame.ts';

type Of<T extends BusEvent['type']> = Extract<BusEvent, { type: T }>;

/** To all clients of the desk but the one that asked, the agent's own other tabs too (M3). */
export const pushStatus = (presence: Presence, event: Of<'status'>): void => {
  const frame = pushFrame('set_customer_status_push', {
    customer_id: String(event.agentId),
    customer_name: event.agentName,
    status: toWireCode(event.status),
    reason: event.reason,
  });
  for (const { clientId, send } of presence.ofDesk(event.deskId))
    if (clientId !== event.byClientId) send(frame);
};

export const pushAutoConnect = (presence: Presence, event: Of<'auto_connect'>): void => {
  const frame = pushFrame('set_auto_connect_status_push', { status: event.on ? 1 : 0 });
  for (const { clientId, extensions, send } of presence.ofAgent(event.agentId)) {
    if (extensions && clientId !== event.byClientId) send(frame);
  }
};

export const pushOnline = (presence: Presence, event: Of<'agent_online'>, now: number): void => {
  const frame = pushFrame('login_push', {
    customer_name: event.agentName,
    customer_id: event.agentId,
    timestamp: seconds(now),
  });
  for (const { clientId, send } of presence.ofDesk(event.deskId))
    if (clientId !== event.clientId) send(frame);
};

export const pushOffline = (
  presence: Presence,
  event: Pick<Of<'agent_offline'>, 'deskId' | 'agentId' | 'agentName'>,
  now: number,
): void => {
  const frame = pushFrame('logout_push', {
    customer_id: event.agentId,
    customer_name: event.agentName,
    timestamp: seconds(now),
  });
  for (const { send } of presence.ofDesk(event.deskId)) send(frame);
};
