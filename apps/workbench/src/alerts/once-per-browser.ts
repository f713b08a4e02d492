const visibleLock = 'inlay.visible';
const claimMs = 3000;

type Locks = Pick<LockManager, 'request' | 'query'>;

export type OncePerBrowser = {
  /** Tells the other tabs whether somebody may be looking at this one. */
  setVisible(visible: boolean): void;
  /** Runs it in one tab only, and only if no tab is being looked at. */
  run(key: string, work: () => void): Promise<void>;
};

const isSeen = async (locks: Locks): Promise<boolean> => {
  const { held = [] } = await locks.query();
  return held.some((lock) => lock.name === visibleLock);
};

/** Holds the lock until called. */
const holdVisible = (locks: Locks): (() => void) => {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  // Shared: any number of tabs can be visible at once.
  void locks.request(visibleLock, { mode: 'shared' }, () => until);
  return release;
};

const withLocks = (locks: Locks, after: (ms: number, run: () => void) => void): OncePerBrowser => {
  let release: (() => void) | null = null;
  return {
    setVisible: (visible) => {
      if (visible === (release !== null)) return;
      release?.();
      release = visible ? holdVisible(locks) : null;
    },
    // Each tab gets the same push at about the same time: the one that gets the lock of this message speaks for all.
    run: (key, work) =>
      locks.request(`inlay.alert ${key}`, { ifAvailable: true }, async (lock) => {
        if (!lock || (await isSeen(locks))) return;
        work();
        await new Promise<void>((resolve) => after(claimMs, resolve));
      }),
  };
};

/** Without locks (plain http from another machine) each tab can only speak for itself. */
const alone = (): OncePerBrowser => {
  let isVisible = true;
  return {
    setVisible: (visible) => (isVisible = visible),
    run: async (_key, work) => {
      if (!isVisible) work();
    },
  };
};

export const oncePerBrowser = (
  locks: Locks | undefined,
  after: (ms: number, run: () => void) => void,
): OncePerBrowser => (locks ? withLocks(locks, after) : alone());
