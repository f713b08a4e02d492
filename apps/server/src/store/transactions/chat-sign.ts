import { threadById } from '../rows.ts';
import type { StoreWrites } from '../port.ts';
import { latestThread } from './find-thread.ts';
import { refuse, type Transaction } from './transaction.ts';

type Sign = StoreWrites['setChatSign'];

export const setChatSign: Transaction<Parameters<Sign>[0], Awaited<ReturnType<Sign>>> = async (
  db,
  input,
  emit,
) => {
  const thread = await latestThread(db, input.deskId, input.userid);
  // S7: another conversation than the one that is shown beside the page.
  if (thread?.uid !== input.threadUid) return refuse(404, 'unknown_thread');
  if (thread.agentId !== input.agentId) return refuse(403, 'not_your_thread');
  if (thread.chatSign === input.sign) return { changed: false };
  await db.updateTable('thread').set({ chat_sign: input.sign }).where('id', '=', thread.id).execute();
  emit({ type: 'signed', thread: await threadById(db, thread.id), byAgentId: input.agentId });
  return { changed: true };
};
