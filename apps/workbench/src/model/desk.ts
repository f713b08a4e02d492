import type { AgentClient } from '@inlay/client/agent-client.ts';
import type { Clock } from '@inlay/client/clock.ts';
import type { AnyPush } from '@inlay/client/incoming.ts';
import type { WordKey } from '../languages/words.ts';
import type { DraftStorage } from './draft-storage.ts';
import type { DeskState } from './desk-state.ts';
import type { Store } from './store.ts';

/** A short line for the agent. `said` is the server's own sentence, already in the agent's language. */
export type Notice = { kind: 'info' | 'error' } & (
  | { key: WordKey; vars?: Record<string, string | number>; undo?: { key: WordKey; run: () => void } }
  | { said: string }
);

/** What the scenes act on. */
export type Desk = {
  store: Store<DeskState>;
  client: AgentClient;
  clock: Clock;
  drafts: DraftStorage;
  token: string;
  tell: (notice: Notice) => void;
  /** After the model has taken the push in; returns the unsubscribe. */
  onPush(listener: PushListener): () => void;
  /** Ends the session, everywhere. */
  logout(): Promise<void>;
};

export type PushListener = (push: AnyPush, before: DeskState) => void;
