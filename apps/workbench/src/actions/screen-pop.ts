import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { AnyPush } from '@inlay/client/incoming.ts';
import type { Desk } from '../model/desk.ts';
import { withEntry } from '../model/immutable-map.ts';
import { selectThread } from './select-thread.ts';

type Call = Extract<AnyPush, { method: 'call_push' }>['call'];
type Wanted = { callId: string; userid: string; choices: number };

/** A thread that is in no list: closed, or a colleague's. There may be none yet, or none that this agent may read. */
const fetchThread = async (desk: Desk, userid: string): Promise<void> => {
  try {
    const { data } = await desk.client.request('get_thread', { userid });
    desk.store.update((state) => ({ ...state, threads: withEntry(state.threads, userid, data.thread) }));
  } catch (error) {
    if (!(error instanceof RequestRefused) && !(error instanceof ConnectionLost)) throw error;
  }
};

/**
 * P8: who talks with a visitor by phone sees his conversation, once for each call; whoever chooses another one meanwhile
 * stays there. Returns the stop.
 */
export const startScreenPop = (desk: Desk, onTrouble: (error: unknown) => void): (() => void) => {
  const shown = new Set<string>();
  let wanted: Wanted | null = null;
  const show = (): void => {
    if (wanted === null || !desk.store.get().threads.has(wanted.userid)) return;
    const { userid, choices } = wanted;
    wanted = null;
    if (desk.store.get().choices === choices) selectThread(desk, userid);
  };
  const hear = ({ call_id: callId, state, visitor }: Call): void => {
    if (state === 'ended') {
      shown.delete(callId);
      if (wanted?.callId === callId) wanted = null;
    }
    if (state !== 'talking' || visitor === null || shown.has(callId)) return;
    shown.add(callId);
    const { userid } = visitor;
    wanted = { callId, userid, choices: desk.store.get().choices };
    if (!desk.store.get().threads.has(userid)) fetchThread(desk, userid).then(show).catch(onTrouble);
  };
  return desk.onPush((push) => {
    if (push.method === 'call_push') hear(push.call);
    show();
  });
};
