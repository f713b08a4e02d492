import type { PlainPlace } from './plain-side.ts';

/** What a media peer plays to its caller. */
export type MediaKind = 'echo' | 'tone' | 'greeting';

/** One call's media on the server's side. */
export type MediaPeer = {
  /** Answers an offer: the first, and every later one of the same call. Rejects if the offer cannot be served. */
  answer(offer: string): Promise<string>;
  dtmf(digits: string): void;
  /** Idempotent. */
  close(): void;
};

/** Media between a browser and a telephone. What cannot be served is rejected. */
export type BridgePeer = MediaPeer & {
  /** An offer for a page that is new to the call; the answer makes it the one that is heard, '' drops it. */
  offer(): Promise<string>;
  takeAnswer(answer: string): Promise<void>;
  plainOffer(): Promise<string>;
  takePlainAnswer(answer: string): Promise<void>;
  plainAnswer(offer: string): Promise<string>;
};

/** Makes media peers; rejects where media is not to be had. */
export type MediaPeers = {
  open(kind: MediaKind): Promise<MediaPeer>;
  /** `onGone`: the media has failed, and nothing is heard any more. */
  bridge(place: PlainPlace, onGone: () => void): Promise<BridgePeer>;
  close(): void;
};
