import type { Outcome } from '@inlay/frame/guest.ts';
import type { DeskCommand } from '@inlay/protocol/desk-frame/commands.ts';
import { selectThread } from '../../actions/select-thread.ts';
import { findThread, unknownThread, type CommandContext } from './command-context.ts';

export const openThread = async (
  { desk }: CommandContext,
  { data }: DeskCommand<'open_thread'>,
): Promise<Outcome> => {
  const thread = await findThread(desk, data.threadUid);
  if (!thread) return unknownThread;
  selectThread(desk, thread.userid);
  return undefined;
};
