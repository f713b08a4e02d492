import type { AnyPush } from '@inlay/client/incoming.ts';
import type { Desk } from '../model/desk.ts';
import type { DeskState } from '../model/desk-state.ts';
import type { OncePerBrowser } from './once-per-browser.ts';

type Deps = {
  desk: Pick<Desk, 'store' | 'onPush' | 'clock'>;
  once: OncePerBrowser;
  play: () => void;
  onTrouble: (error: unknown) => void;
};

/** Names what is worth a sound: a visitor's message in a thread that waits or is the agent's own. */
export const alertKey = (push: AnyPush, before: DeskState): string | null => {
  if (push.method !== 'message_push' || push.record.sender !== 'visitor') return null;
  const known = before.threads.get(push.userid);
  const isNew = known?.thread_uid !== push.record.thread_uid || known.last_seq < push.record.seq;
  return isNew ? push.record.msg_id : null;
};

const soonest = 1500;

/** Once per browser, not once per tab; returns the stop. */
export const startAlerts = ({ desk, once, play, onTrouble }: Deps): (() => void) => {
  let last = 0;
  const sound = () => {
    if (desk.clock.now() - last < soonest) return;
    last = desk.clock.now();
    play();
  };
  return desk.onPush((push, before) => {
    const key = alertKey(push, before);
    const isOurs = push.method === 'message_push' && desk.store.get().threads.has(push.userid);
    if (key !== null && isOurs) once.run(key, sound).catch(onTrouble);
  });
};
