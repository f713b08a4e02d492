import type { Desk } from '../model/desk.ts';
import { selectSelected } from '../model/selectors.ts';
import { isListed, putThread } from '../model/threads.ts';

/** The thread that is being looked at left the lists while we were away: the server says what became of it. */
export const refreshSelected = async (desk: Pick<Desk, 'store' | 'client'>): Promise<void> => {
  const state = desk.store.get();
  const selected = selectSelected(state);
  if (!selected || isListed(state, selected)) return;
  const { data } = await desk.client.request('get_thread', { userid: selected.userid });
  desk.store.update((now) => putThread(now, data.thread));
};
