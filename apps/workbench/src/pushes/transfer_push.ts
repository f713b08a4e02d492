import type { DeskState } from '../model/desk-state.ts';

/** Nothing to keep: `thread_push` carries the thread, an event line the note. The desk tells the receiver aloud. */
export const transferPush = (state: DeskState): DeskState => state;
