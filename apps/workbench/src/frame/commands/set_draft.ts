import type { Outcome } from '@inlay/frame/guest.ts';
import type { DeskCommand } from '@inlay/protocol/desk-frame/commands.ts';
import { setDraft } from '../../actions/set-draft.ts';
import { findThread, unknownThread, type CommandContext } from './command-context.ts';

export const setDraftCommand = async (
  { desk }: CommandContext,
  { data }: DeskCommand<'set_draft'>,
): Promise<Outcome> => {
  const thread = await findThread(desk, data.threadUid);
  if (!thread) return unknownThread;
  setDraft(desk, thread.userid, data.text);
  return undefined;
};
