import type { BusEvent } from '../../bus/port.ts';
import type { Presence } from '../../presence/presence.ts';

type AgentTyping = Extract<BusEvent, { type: 'typing'; from: 'agent' }>;

export const pushAgentTyping = (presence: Presence, { visitorId, on, name }: AgentTyping): void => {
  const frame = JSON.stringify({ method: 'typing_push', code: 0, on, name });
  for (const connection of presence.ofVisitor(visitorId)) connection.send(frame);
};
