import type { Outcome } from '@inlay/frame/guest.ts';
import type { CommandContext } from './command-context.ts';

/** Everything anew, as after a first load. */
export const refreshThreads = async ({ desk }: CommandContext): Promise<Outcome> => {
  await desk.client.resync(true);
  return undefined;
};
