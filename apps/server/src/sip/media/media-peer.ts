/** What a media peer plays to its caller. */
export type MediaKind = 'echo' | 'tone';

/** One call's media on the server's side. */
export type MediaPeer = {
  /** Answers an offer: the first, and every later one of the same call. Rejects if the offer cannot be served. */
  answer(offer: string): Promise<string>;
  dtmf(digits: string): void;
  /** Idempotent. */
  close(): void;
};

/** Makes media peers; rejects where media is not to be had. */
export type MediaPeers = { open(kind: MediaKind): Promise<MediaPeer>; close(): void };
