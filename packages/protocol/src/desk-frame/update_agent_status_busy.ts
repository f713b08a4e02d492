import { command } from './envelope.ts';

/** M3: the agent is busy. */
export const updateAgentStatusBusy = command('update_agent_status_busy', {});
