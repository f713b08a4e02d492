import { asOrigin } from '../auth/embed-origin.ts';
import type { Deps } from '../deps.ts';

export type LiveOrigins = (() => Promise<string[]>) & {
  /** A desk's list was changed here: the next page is sent with the new one. Other nodes find it within seconds. */
  forget: () => void;
};

const freshMs = 5000;

/** W9: all desks' embed origins, as they are now or were a moment ago. */
export const liveOrigins = ({ store, clock }: Pick<Deps, 'store' | 'clock'>): LiveOrigins => {
  let known: { at: number; origins: string[] } | undefined;
  const read = async (): Promise<string[]> => {
    const now = clock.now();
    if (known && now - known.at < freshMs) return known.origins;
    const listed = await store.reads.embedOrigins();
    // They go into a header: what is no origin stays out.
    known = { at: now, origins: listed.flatMap((text) => asOrigin(text) ?? []) };
    return known.origins;
  };
  return Object.assign(read, { forget: () => (known = undefined) });
};
