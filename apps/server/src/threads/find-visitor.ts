import { WireError } from '@inlay/protocol/errors.ts';
import type { Store } from '../store/port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';

/** The desk's visitor, or 404: visitors of other desks do not exist for this one. */
export const findVisitor = async (
  store: Pick<Store, 'reads'>,
  deskId: number,
  userid: string,
): Promise<VisitorRecord> => {
  const visitor = await store.reads.visitor(deskId, userid);
  if (!visitor) throw new WireError(404, 'unknown_visitor');
  return visitor;
};
