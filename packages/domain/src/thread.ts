import { unreachable } from '@inlay/protocol/errors.ts';

// What may happen to a visitor's thread, and who may do it. Pure: the caller stores the outcome.
//
//            connect, assign                    close
//   queued ───────────────────▶ open ─────────────────────▶ closed
//     ▲                          │ ▲                          │
//     └──── transfer to queue ───┘ └──────── connect ─────────┘
//                                            (reopens)
//
// A visitor's message into no live thread makes a new queued one (M1); closed threads are never written to by visitors.

export type ThreadState = 'queued' | 'open' | 'closed';

type Owned = { state: ThreadState; agentId: number | null };
type Actor = { id: number; role: 'admin' | 'agent' };

export type ConnectDecision =
  | { kind: 'accept' }
  | { kind: 'reopen' }
  | { kind: 'already-mine' }
  | { kind: 'taken' };

/** A6: a waiting visitor is for whoever comes first; an open thread belongs to its owner alone. */
export const decideConnect = (thread: Owned, agentId: number): ConnectDecision => {
  switch (thread.state) {
    case 'queued':
      return { kind: 'accept' };
    case 'closed':
      return { kind: 'reopen' };
    case 'open':
      return { kind: thread.agentId === agentId ? 'already-mine' : 'taken' };
    default:
      return unreachable(thread.state);
  }
};

/** A7: who may close a thread or hand it over: the owner, or an administrator, who alone may end one that waits. */
export const mayEnd = (thread: Owned, actor: Actor): boolean =>
  thread.state !== 'closed' &&
  (actor.role === 'admin' || (thread.state === 'open' && thread.agentId === actor.id));
