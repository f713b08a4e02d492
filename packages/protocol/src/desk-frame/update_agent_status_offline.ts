import { command } from './envelope.ts';

export const updateAgentStatusOffline = command('update_agent_status_offline', {});
