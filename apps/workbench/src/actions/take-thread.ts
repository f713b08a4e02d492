import type { Desk } from '../model/desk.ts';
import { selectWaiting } from '../model/selectors.ts';
import { attempt } from './attempt.ts';
import { selectThread } from './select-thread.ts';

/** To take somebody is to choose him. */
const chosen = ({ store }: Desk): number => {
  store.update((state) => ({ ...state, choices: state.choices + 1 }));
  return store.get().choices;
};

/** A6: exactly one agent wins; the loser is told who did. Who chose another thread meanwhile stays there. */
export const takeThread = async (desk: Desk, userid: string): Promise<void> => {
  const choices = chosen(desk);
  const taken = await attempt(desk, () => desk.client.request('connect', { userid }));
  if (taken && desk.store.get().choices === choices) selectThread(desk, userid);
};

export const takeNext = async (desk: Desk): Promise<void> => {
  const [next] = selectWaiting(desk.store.get());
  if (next) await takeThread(desk, next.userid);
  else desk.tell({ kind: 'info', key: 'inbox.nobodyWaits' });
};
