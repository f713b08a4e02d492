const deadlineMs = 10_000;

/** Until `find` gives something; looks again whenever the event loop has moved on. */
export const eventually = async <T>(
  what: string,
  find: () => T | undefined | null | false,
  ms = deadlineMs,
): Promise<T> => {
  const end = performance.now() + ms;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`${what} did not come about within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
