import type { By } from '../../console-port.ts';
import { writeAudit } from '../console/deed.ts';
import type { Db } from '../transaction.ts';

type Told = Parameters<typeof writeAudit>[2];

/** What the first run sets was done by nobody, and is no row of the log. */
export const tellDeed = async (
  db: Db,
  { deskId, by, now }: { deskId: number; by?: By; now: number },
  told: Told,
): Promise<void> => {
  if (by) await writeAudit(db, { deskId, by, now }, told);
};
