import type { Grace } from './grace.ts';
import type { Presence } from './presence.ts';

/** A2: connected for chats, or inside the grace period, here or on another node. */
export const isOnline = (
  { presence, grace }: { presence: Presence; grace: Pick<Grace, 'has'> },
  agentId: number,
): boolean =>
  presence.hasChat(agentId) ||
  presence.hasChatElsewhere(agentId) ||
  grace.has(agentId) ||
  presence.others.inGrace(agentId);
