type ListeningWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly parent: unknown;
};

/** What of a message is looked at later. */
export type Heard = Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>;

export type EarlyMessages = {
  /** What has come so far; from then on nothing is kept. */
  take(): Heard[];
};

/** A host page speaks once at `onload`; nobody may make it wait much longer than that. */
const most = 32;

/**
 * Keeps what the parent says while the page's code is still on its way, or nobody is signed in: host pages send `init`
 * (interface 2) or a status (interface 1) as soon as the frame has loaded, and do not send it again.
 */
export const keepEarlyMessages = (window: ListeningWindow): EarlyMessages => {
  const heard: Heard[] = [];
  const hear = ({ data, origin, source }: MessageEvent<unknown>): void => {
    if (source === window.parent && source !== null && heard.length < most)
      heard.push({ data, origin, source });
  };
  window.addEventListener('message', hear);
  return {
    take: () => {
      window.removeEventListener('message', hear);
      return heard.splice(0);
    },
  };
};
