import type { MediaKind } from './media-peer.ts';
import type { PlainPlace } from './plain-side.ts';

/** What a call is asked; plain: of the telephone's side of a bridge. */
export type MediaQuestion =
  | 'answer'
  | 'offer'
  | 'takeAnswer'
  | 'plainOffer'
  | 'plainAnswer'
  | 'takePlainAnswer';

export type MediaWish = MediaKind | { bridge: PlainPlace };

/** To the media process. `call` is the parent's number for one call. */
export type MediaOrder =
  | { op: 'ask'; id: number; call: number; wish: MediaWish; what: MediaQuestion; sdp: string }
  | { op: 'dtmf'; call: number; digits: string }
  | { op: 'close'; call: number };

/** From it. */
export type MediaResult = { id: number; sdp: string } | { id: number; fault: string };
