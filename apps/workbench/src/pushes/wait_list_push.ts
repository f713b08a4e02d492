import type { DeskState } from '../model/desk-state.ts';

/** A13: `message_push` follows and says the same, to the millisecond; taken first, this one would round its time. */
export const waitListPush = (state: DeskState): DeskState => state;
