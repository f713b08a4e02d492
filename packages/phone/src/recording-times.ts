// ITU-T and the rules of many countries ask for a short tone near 1400 Hz about every 15 s.
export const tone = { hertz: 1400, seconds: 0.4, everyMs: 15_000 } as const;

/** The server hears of an answer a moment after the page; a line that is down comes back; an agent hands a call on. */
export const askAgainMs = [1_000, 2_000, 5_000, 15_000] as const;

export const sendAgainMs = [2_000, 5_000, 15_000, 60_000] as const;

/** The last one counts for all later attempts. */
export const waitOf = (waits: readonly number[], attempt: number): number =>
  waits[Math.min(attempt, waits.length - 1)] ?? 0;
