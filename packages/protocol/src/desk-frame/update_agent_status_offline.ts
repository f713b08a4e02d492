import { command } from './envelope.ts';

/** M3: the agent is offline. */
export const updateAgentStatusOffline = command('update_agent_status_offline', {});
