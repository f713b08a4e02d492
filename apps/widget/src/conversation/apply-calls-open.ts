import type { Conversation } from './conversation.ts';

export const applyCallsOpen = (before: Conversation, calls: boolean): Conversation =>
  before.desk ? { ...before, desk: { ...before.desk, calls } } : before;
