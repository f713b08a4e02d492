import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import type { CallEvents } from '../../store/calls-port.ts';
import type { Presence } from '../../presence/presence.ts';

type CallEvent = Extract<CallEvents, { type: 'call' }>;

/** To all tabs of the visitor who calls: another tab sees that he talks already. */
export const pushVisitorCall = (presence: Presence, { call }: CallEvent): void => {
  const { visitor, caller, uid, state, agent } = call;
  if (visitor === null || caller !== webCaller || !presence.hasVisitor(visitor.id)) return;
  const told = { call_id: uid, state, agent_name: state === 'ringing' ? '' : (agent?.name ?? '') };
  const frame = JSON.stringify({ method: 'call_push', code: 0, call: told });
  for (const connection of presence.ofVisitor(visitor.id)) connection.send(frame);
};
