import { command } from './envelope.ts';

/** M3: the agent is available. */
export const updateAgentStatusAvailable = command('update_agent_status_available', {});
