import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import { removeBytes } from './remove-bytes.ts';

type Needs = Pick<Deps, 'store' | 'clock' | 'log'> & { files: Pick<FileStore, 'remove'> };

const everyMs = 15 * 60_000;
const atOnce = 50;

/** P8: what is older than the desk keeps it, what never came in whole, and what a node left half removed. */
const sweep = async (needs: Needs): Promise<number> => {
  const { store, clock } = needs;
  const { gone } = await store.writes.sweepRecordings({ now: clock.now(), limit: atOnce });
  for (const { recordingId, chunks } of gone) await removeBytes(needs, recordingId, chunks);
  return gone.length;
};

/** Now and again and again, until closed. */
export const sweepRecordings = (needs: Needs): { close: () => Promise<void> } => {
  const now: { isClosed: boolean; running: Promise<void> | null } = { isClosed: false, running: null };
  const run = async (): Promise<void> => {
    try {
      for (let count = atOnce; count >= atOnce && !now.isClosed;) {
        count = await sweep(needs);
        if (count > 0) needs.log.info({ count }, 'recordings were removed: too old, or never complete');
      }
    } catch (error) {
      needs.log.error({ err: error }, 'sweeping recordings failed; it is tried again later');
    }
  };
  const look = (): void => {
    now.running ??= run().finally(() => (now.running = null));
  };
  const cancel = needs.clock.every(everyMs, look);
  look();
  return {
    close: async () => {
      now.isClosed = true;
      cancel();
      await now.running;
    },
  };
};
