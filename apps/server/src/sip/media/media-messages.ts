import type { MediaKind } from './media-peer.ts';

/** To the media process. `call` is the parent's number for one call. */
export type MediaOrder =
  | { op: 'answer'; id: number; call: number; kind: MediaKind; offer: string }
  | { op: 'dtmf'; call: number; digits: string }
  | { op: 'close'; call: number };

/** From it. */
export type MediaResult = { id: number; answer: string } | { id: number; fault: string };
