import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import type { Deps } from '../deps.ts';
import type { CallEvents } from '../store/calls-port.ts';
import { newMsgId } from '../store/msg-id.ts';

type Needs = Pick<Deps, 'store' | 'clock'>;

/** Who talks with a visitor that waits, or has not written yet, serves him from now on: else a second agent is offered him. */
export const takeThread = async (
  { store, clock }: Needs,
  { action, call }: Extract<CallEvents, { type: 'call' }>,
): Promise<void> => {
  const { visitor, agent, caller, state, deskId } = call;
  if (action !== 'changed' || state !== 'talking' || caller !== webCaller || !visitor || !agent) return;
  await store.writes.takeCaller({
    deskId,
    agentId: agent.id,
    visitorId: visitor.id,
    userid: visitor.userid,
    newThreadUid: newMsgId(),
    msgId: newMsgId(),
    now: clock.now(),
  });
};
