import type { Desk } from '../model/desk.ts';
import { withEntry, withoutKey } from '../model/immutable-map.ts';

export const setDraft = (desk: Desk, userid: string, text: string): void => {
  desk.store.update((state) => ({
    ...state,
    drafts: text === '' ? withoutKey(state.drafts, userid) : withEntry(state.drafts, userid, text),
  }));
  desk.drafts.save(desk.store.get().drafts);
};
