import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { AnyPush } from '@inlay/client/incoming.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import { withEntry } from '../model/immutable-map.ts';
import { selectThread } from './select-thread.ts';

type Call = Extract<AnyPush, { method: 'call_push' }>['call'];
type Wanted = { callId: string; userid: string; choices: number };

/** A thread that is in no list: closed, or a colleague's. Null: there is none yet, or none that this agent may read. */
const fetchThread = async (desk: Desk, userid: string): Promise<ThreadRow | null> => {
  try {
    return (await desk.client.request('get_thread', { userid })).data.thread;
  } catch (error) {
    if (error instanceof RequestRefused || error instanceof ConnectionLost) return null;
    throw error;
  }
};

/**
 * P8: who talks with a visitor by phone sees his conversation, once for each call; whoever chooses another one meanwhile
 * stays there. Returns the stop.
 */
export const startScreenPop = (desk: Desk, onTrouble: (error: unknown) => void): (() => void) => {
  const shown = new Set<string>();
  let wanted: Wanted | null = null;
  const isStillWanted = (): boolean => wanted?.choices === desk.store.get().choices;
  const show = (): void => {
    if (wanted === null || !desk.store.get().threads.has(wanted.userid)) return;
    if (isStillWanted()) selectThread(desk, wanted.userid);
    wanted = null;
  };
  const bring = async (userid: string): Promise<void> => {
    const thread = await fetchThread(desk, userid);
    if (thread === null || wanted?.userid !== userid || !isStillWanted()) return;
    desk.store.update((state) => ({ ...state, threads: withEntry(state.threads, userid, thread) }));
    show();
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
    if (!desk.store.get().threads.has(userid)) bring(userid).catch(onTrouble);
  };
  return desk.onPush((push) => {
    if (push.method === 'call_push') hear(push.call);
    show();
  });
};
