import { command } from './envelope.ts';

export const updateAgentStatusBusy = command('update_agent_status_busy', {});
