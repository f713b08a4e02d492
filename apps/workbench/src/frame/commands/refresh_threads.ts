import type { Outcome } from '@inlay/frame/guest.ts';
import { orOffline, settled, type CommandContext } from './command-context.ts';

/** Everything anew, as after a first load. */
export const refreshThreads = async ({ desk }: CommandContext): Promise<Outcome> => {
  await settled(desk);
  return orOffline(() => desk.client.resync(true));
};
