import type { MediaQuestion } from './media-messages.ts';

/** One call in the media process. */
export type CallMedia = {
  /** Throws, in words, what cannot be served. */
  ask(what: MediaQuestion, sdp: string): Promise<string>;
  dtmf(digits: string): void;
  /** Idempotent. */
  close(): Promise<void>;
};
