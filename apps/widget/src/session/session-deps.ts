import type { Edge } from '../connection/edge.ts';
import type { Memory } from '../storage/memory.ts';
import type { Ask } from '../connection/answer.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Cell } from './cell.ts';
import type { SessionState } from './session-state.ts';

export type SessionDeps = Edge & {
  memory: Memory;
  desk: string;
  lang: string;
  /** The host page as it is now. */
  page(): { url: string; title: string; metaData: string; myData: string };
  newId(): string;
  now(): number;
};

/** What the parts of a session share. */
export type Shared = SessionDeps & {
  state: Cell<SessionState>;
  ask: Ask;
  change(change: (conversation: Conversation) => Conversation): void;
};
