import type { Outcome } from '@inlay/frame/guest.ts';
import type { DeskCommand } from '@inlay/protocol/desk-frame/commands.ts';
import { markRead } from '../../actions/mark-read.ts';
import { findThread, unknownThread, type CommandContext } from './command-context.ts';

export const clearUnreadCount = async (
  { desk }: CommandContext,
  { data }: DeskCommand<'clear_unread_count'>,
): Promise<Outcome> => {
  const thread = await findThread(desk, data.threadUid);
  if (!thread) return unknownThread;
  if (thread.unread > 0) await markRead(desk, thread);
  return undefined;
};
