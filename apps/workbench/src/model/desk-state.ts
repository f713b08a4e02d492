import type { Link } from '@inlay/client/link.ts';
import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import type { SessionAgent } from '@inlay/protocol/auth-http/login.ts';
import type { AwayReason, RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';

export type StatusCode = 0 | 1 | 2 | 3;

/** What the agent socket says about the agent; unknown until the first login. */
export type Me = {
  status: StatusCode;
  reason: AwayReason | null;
  autoConnect: boolean;
  capacity: number;
};

export type Colleague = {
  id: number;
  name: string;
  headImg: string;
  status: StatusCode;
  reason: AwayReason | null;
};

/** All that is loaded of what was said with one visitor, across threads, oldest first. */
export type Timeline = {
  rows: readonly RecordRow[];
  /** The visitor's current thread, and the last of its messages up to which none is missing (D3). */
  threadUid: string;
  head: number;
  history: History;
};

export type History =
  | { name: 'unknown' }
  | { name: 'loading'; total: number | null }
  | { name: 'loaded'; total: number }
  | { name: 'failed'; total: number | null };

export type Typing = { text: string; until: number };

export type DeskState = {
  agent: SessionAgent;
  link: Link;
  /** The first snapshot is there: lists that are empty really are. */
  loaded: boolean;
  me: Me | null;
  /** Of the server's clock over ours, milliseconds. */
  clockSkew: number;
  /** By userid (M1: a visitor has at most one open thread): the waiting ones, the agent's own, the selected one. */
  threads: ReadonlyMap<string, ThreadRow>;
  timelines: ReadonlyMap<string, Timeline>;
  typing: ReadonlyMap<string, Typing>;
  colleagues: ReadonlyMap<number, Colleague>;
  outgoing: readonly Outgoing[];
  drafts: ReadonlyMap<string, string>;
  selected: string | null;
  /** How often the agent has chosen what to see: an answer that comes late must not undo a later choice. */
  choices: number;
  /** Where the unread line stands in the selected thread: before this message. */
  unreadFrom: string | null;
};

export const emptyDesk = (agent: SessionAgent, drafts: ReadonlyMap<string, string>): DeskState => ({
  agent,
  link: { name: 'idle' },
  loaded: false,
  me: null,
  clockSkew: 0,
  threads: new Map(),
  timelines: new Map(),
  typing: new Map(),
  colleagues: new Map(),
  outgoing: [],
  drafts,
  selected: null,
  choices: 0,
  unreadFrom: null,
});
