import type { Phones } from '../calls/open-calls.ts';
import type { Deps } from '../deps.ts';
import type { AgentConnection, Presence } from '../presence/presence.ts';
import type { Grace } from '../presence/grace.ts';
import type { Assistant } from '../robot/assistant.ts';
import type { Router } from '../routing/router.ts';
import type { Heads } from './pushes/heads.ts';
import type { Reader } from './rows.ts';

/** What the methods of the agent socket use. */
export type AgentDeps = Deps & {
  presence: Presence;
  grace: Grace;
  assistant: Assistant;
  heads: Heads;
  router: Pick<Router, 'look'>;
  phones: Phones;
};

export const readerOf = (connection: AgentConnection): Reader => ({
  agentId: connection.agent.id,
  extensions: connection.extensions,
  language: connection.language,
});
