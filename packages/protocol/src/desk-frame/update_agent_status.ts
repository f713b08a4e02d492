import Type from 'typebox';
import { command } from './envelope.ts';
import { frameStatus } from './shapes.ts';

/** M3: sets the agent's status by name. */
export const updateAgentStatus = command('update_agent_status', {
  data: Type.Object({ status: frameStatus }),
});
