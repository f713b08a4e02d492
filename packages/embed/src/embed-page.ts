/** What is used of the host page. The real one is read when something is created, never on import (W11). */
export type EmbedPage = {
  window: Window;
  after: (ms: number, run: () => void) => () => void;
  newId: () => string;
  onError: (error: unknown) => void;
};

const newId = (): string =>
  // Not `crypto.randomUUID`: pages without https have none.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => `0${byte.toString(16)}`.slice(-2)).join(
    '',
  );

const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** As if it had not been caught: the page's own error reporting sees it. */
const onError = (error: unknown): void => {
  after(0, () => {
    throw error;
  });
};

export const browserPage = (): EmbedPage => ({ window, after, newId, onError });
