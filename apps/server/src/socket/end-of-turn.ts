type Flushing = { flush: () => void };

let waiting: Flushing[] = [];

const flushAll = (): void => {
  const due = waiting;
  waiting = [];
  for (const flushing of due) flushing.flush();
};

/** Flushes once all that this turn of the event loop has brought is dealt with; one timer for everybody. */
export const flushAtEndOfTurn = (flushing: Flushing): void => {
  if (waiting.push(flushing) === 1) setImmediate(flushAll);
};
