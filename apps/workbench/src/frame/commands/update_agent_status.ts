import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { Outcome } from '@inlay/frame/guest.ts';
import type { DeskCommand } from '@inlay/protocol/desk-frame/commands.ts';
import { changeStatus } from '../../actions/set-status.ts';
import { statusCodes } from '../agent-status.ts';
import { loaded, type CommandContext } from './command-context.ts';

export type FrameStatus = keyof typeof statusCodes;

export const updateStatus = async ({ desk }: CommandContext, status: FrameStatus): Promise<Outcome> => {
  await loaded(desk);
  try {
    await changeStatus(desk, statusCodes[status], null);
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionLost) return 'offline';
    if (error instanceof RequestRefused) return error.message;
    throw error;
  }
};

export const updateAgentStatus = (
  context: CommandContext,
  { data }: DeskCommand<'update_agent_status'>,
): Promise<Outcome> => updateStatus(context, data.status);
