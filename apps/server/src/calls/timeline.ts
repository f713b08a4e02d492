import type { Deps } from '../deps.ts';
import { newMsgId } from '../store/msg-id.ts';
import type { CallEvents } from '../store/calls-port.ts';

/** P8: a call with a known visitor is a line of his thread. By the node that ended the call. */
export const tellTimeline = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { action, deskId, call }: Extract<CallEvents, { type: 'call' }>,
): Promise<void> => {
  if (action !== 'ended' || call.visitor === null || call.result === 'denied') return;
  const { userid } = call.visitor;
  const now = clock.now();
  const ids = { uid: call.uid, newThreadUid: newMsgId(), msgId: newMsgId() };
  await store.writes.writeCallLine({ deskId, userid, ...ids, now });
};
