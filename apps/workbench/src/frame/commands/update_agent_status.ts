import type { Outcome } from '@inlay/frame/guest.ts';
import type { DeskCommand } from '@inlay/protocol/desk-frame/commands.ts';
import { changeStatus } from '../../actions/set-status.ts';
import { statusCodes } from '../agent-status.ts';
import { orOffline, settled, type CommandContext } from './command-context.ts';

export type FrameStatus = keyof typeof statusCodes;

export const updateStatus = async ({ desk }: CommandContext, status: FrameStatus): Promise<Outcome> => {
  await settled(desk);
  return orOffline(() => changeStatus(desk, statusCodes[status], null));
};

export const updateAgentStatus = (
  context: CommandContext,
  { data }: DeskCommand<'update_agent_status'>,
): Promise<Outcome> => updateStatus(context, data.status);
