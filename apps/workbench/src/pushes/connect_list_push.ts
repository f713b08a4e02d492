import type { DeskState } from '../model/desk-state.ts';

/** As with `wait_list_push`; of a visitor who was handed over, `sync` brings all that was said. */
export const connectListPush = (state: DeskState): DeskState => state;
