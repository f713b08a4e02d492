import type { Of } from '../console/deed.ts';
import { connectThread } from '../connect-thread.ts';
import { latestThread } from '../find-thread.ts';
import { insertCallThread } from './call-thread.ts';

/** P8, M1: who talks with a caller from the widget serves him by chat too, unless another agent does already. */
export const takeCaller: Of<'takeCaller'> = async (db, input, emit) => {
  const { deskId, userid, agentId, msgId, now } = input;
  const thread = await latestThread(db, deskId, userid);
  const isServed = thread?.state === 'open' && thread.agentId !== null;
  if (isServed) return { taken: thread.agentId === agentId };
  if (!thread) await insertCallThread(db, input, emit);
  const connected = await connectThread(db, { deskId, agentId, byClientId: null, userid, msgId, now }, emit);
  return { taken: 'thread' in connected };
};
