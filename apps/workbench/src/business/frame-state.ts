import type { PageRefusal } from '@inlay/protocol/staff-sdk/page-channel.ts';

// One load of one business page, as the agent sees it.
//
//   opening ──address──▶ loading ──greeting──▶ connected ──config──▶ verified
//      │                    │ nothing heard        │                    │ (another document in the frame: connected)
//      ▼                    ▼                      ▼
//   failed               silent ──greeting──▶   refused
export type FrameState =
  | { name: 'opening' }
  /** The server gave no address; `said` is its sentence, null: the connection was lost. */
  | { name: 'failed'; said: string | null }
  | { name: 'loading'; url: string }
  /** No greeting in time: the page does not load, refuses to be framed, is of another origin, or has no SDK. */
  | { name: 'silent'; url: string }
  | { name: 'connected'; url: string }
  | { name: 'verified'; url: string }
  | { name: 'refused'; url: string; error: PageRefusal };

export const urlOf = (state: FrameState): string | null => ('url' in state ? state.url : null);
