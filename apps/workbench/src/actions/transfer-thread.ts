import type { Desk } from '../model/desk.ts';
import { unreachable } from '../model/unreachable.ts';
import { attempt } from './attempt.ts';
import { selectThread } from './select-thread.ts';

export type TransferTarget =
  | { to: 'queue' }
  | { to: 'agent'; id: number }
  | { to: 'workgroup'; groupNo: string };

const targetFields = (target: TransferTarget) => {
  switch (target.to) {
    case 'queue':
      return {};
    case 'agent':
      return { customer_id: target.id };
    case 'workgroup':
      return { group_no: target.groupNo };
    default:
      return unreachable(target);
  }
};

/** A7. */
export const transferThread = async (
  desk: Desk,
  userid: string,
  target: TransferTarget,
  note: string,
): Promise<boolean> => {
  const fields = { userid, ...targetFields(target), ...(note.trim() ? { note: note.trim() } : {}) };
  const done = await attempt(desk, () => desk.client.request('transform', fields));
  if (!done) return false;
  if (desk.store.get().selected === userid) selectThread(desk, null);
  desk.tell({ kind: 'info', key: 'transfer.done' });
  return true;
};
