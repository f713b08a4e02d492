import type { DeskState } from '../model/desk-state.ts';

/** Details are read when a visitor is looked at; whoever shows them listens to this push. */
export const visitorPush = (state: DeskState): DeskState => state;
