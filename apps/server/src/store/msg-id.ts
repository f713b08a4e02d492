import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

// Random bytes are drawn for 512 ids at once: a draw costs as much as the rest of an id.
const bytesOfId = 16;
const pool = new Uint8Array(512 * bytesOfId);
let used = pool.length;

const rng = (): Uint8Array => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytesOfId;
  return pool.slice(used - bytesOfId, used);
};

/** A UUIDv7 (M2). */
export const newMsgId = (): string => v7({ rng });
