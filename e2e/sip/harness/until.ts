const stepMs = 50;

/** What `look` finds, as soon as it finds something; with a deadline, after which `what` is told. */
export const until = async <T>(
  what: () => string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 15_000,
): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(what());
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
};
