import type { HeaderLine, Payload } from './wire/write-message.ts';

export type Answered = { answer: string } | { status: number };
/** An offer of this side; `finish` gives it the answer, null if there is none (the session stays as it was or ends). */
export type Offered = { offer: string; finish: (answer: string | null) => void } | { status: number };

/** One side of a call once it is up: a SIP leg or media of the server's own. */
export type Party = {
  /** The extension or demo number. */
  readonly who: string;
  /** True while its socket is gone. */
  readonly isLost: boolean;
  /** Has this side put the other on hold? */
  readonly holds: boolean;
  offer(sdp: string): Promise<Answered>;
  askForOffer(): Promise<Offered>;
  info(payload: Payload): Promise<number>;
  /** Tells its page what the other side does (`lost`, `back`). */
  tell(state: 'lost' | 'back'): void;
  bye(lines: readonly HeaderLine[]): void;
};
