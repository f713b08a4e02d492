import { command } from './envelope.ts';

export const updateAgentStatusAvailable = command('update_agent_status_available', {});
