import type { Desk } from '../model/desk.ts';
import { selectWaiting } from '../model/selectors.ts';
import { attempt } from './attempt.ts';
import { selectThread } from './select-thread.ts';

/** A6: exactly one agent wins; the loser is told who did. */
export const takeThread = async (desk: Desk, userid: string): Promise<void> => {
  const taken = await attempt(desk, () => desk.client.request('connect', { userid }));
  if (taken) selectThread(desk, userid);
};

export const takeNext = async (desk: Desk): Promise<void> => {
  const [next] = selectWaiting(desk.store.get());
  if (next) await takeThread(desk, next.userid);
  else desk.tell({ kind: 'info', key: 'inbox.nobodyWaits' });
};
