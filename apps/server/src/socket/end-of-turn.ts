let waiting: (() => void)[] = [];

const runAll = (): void => {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
};

/** Runs once all that this turn of the event loop has brought is dealt with; one timer for everybody. */
export const atEndOfTurn = (run: () => void): void => {
  if (waiting.push(run) === 1) setImmediate(runAll);
};
