import type { Answer } from '../connection/answer.ts';
import type { AnyPush } from '../connection/incoming.ts';
import { VisitorConnection, type Phase } from '../connection/visitor-connection.ts';
import { applyCallsOpen } from '../conversation/apply-calls-open.ts';
import { applyHistory } from '../conversation/apply-history.ts';
import { applyRecord } from '../conversation/apply-record.ts';
import { applyThread } from '../conversation/apply-thread.ts';
import { isBehind } from '../conversation/conversation.ts';
import { forgetOutgoing } from '../storage/outbox-storage.ts';
import { createCatchUp } from './catch-up.ts';
import { createCell, type Cell } from './cell.ts';
import { greet } from './greet.ts';
import { createReading, type Reading } from './reading.ts';
import { createSending, type Sending } from './sending.ts';
import type { SessionDeps, Shared } from './session-deps.ts';
import { initialSession, type SessionState } from './session-state.ts';
import { createTypingIn } from './typing-in.ts';
import { createTypingOut } from './typing-out.ts';

export type Session = Pick<Sending, 'send' | 'retry' | 'discard'> &
  Pick<Reading, 'setVisible' | 'hearMark'> & {
    state: Cell<SessionState>;
    /** Connects; before that nobody on the server knows of this visitor. */
    start(): void;
    retryNow(): void;
    input(text: string): void;
    loadOlder(): Promise<void>;
    /** P6: a credential for one call. */
    askToCall(): Promise<Answer<'call'>>;
    /** Resolves with what went wrong, or null. */
    rate(score: number, comment: string): Promise<string | null>;
    close(): void;
  };

/** A visitor's conversation with one desk, from the first page to the last. */
export const createSession = (deps: SessionDeps): Session => {
  const state = createCell(initialSession);
  const connection = new VisitorConnection({
    ...deps,
    greet: () => greet(shared),
    onPush: (push) => hear(push),
    onPhase: (phase) => enter(phase),
  });
  const shared: Shared = {
    ...deps,
    state,
    ask: (method, fields) => connection.ask(method, fields),
    change: (change) => {
      state.update((before) => {
        const conversation = change(before.conversation);
        return conversation === before.conversation ? before : { ...before, conversation };
      });
      catchUp.check();
      reading.look();
    },
  };
  const sending = createSending(shared);
  const reading = createReading(shared);
  const catchUp = createCatchUp({
    ...deps,
    isBehind: () => state.get().phase === 'online' && isBehind(state.get().conversation),
    resume: () => greet(shared),
  });
  const typingIn = createTypingIn({
    ...deps,
    show: (typing) => state.update((before) => ({ ...before, typing })),
  });
  const typingOut = createTypingOut({ ...deps, tell: (on, text) => tellTyping(shared, on, text) });

  const hear = (push: AnyPush): void => {
    if (push.method === 'typing_push') return typingIn.hear(push.on, push.name);
    if (push.method === 'thread_push') return shared.change((before) => applyThread(before, push.thread));
    if (push.method === 'calls_open_push') return shared.change((before) => applyCallsOpen(before, push.on));
    if (push.method === 'call_push')
      return state.update((before) => ({ ...before, call: push.call.state === 'ended' ? null : push.call }));
    const { record } = push;
    if (record.client_msg_id) forgetOutgoing(deps.memory, record.client_msg_id);
    if (record.sender === 'agent') typingIn.hear(false, '');
    shared.change((before) => applyRecord(before, record));
  };

  const enter = (phase: Phase): void => {
    state.update((before) => ({ ...before, phase, typing: null }));
    if (phase !== 'online') return;
    sending.pump();
    reading.look();
    catchUp.check();
  };

  return {
    state,
    start: () => {
      if (connection.phase === 'idle') sending.load();
      connection.open();
    },
    retryNow: () => connection.retryNow(),
    send: (parts) => sending.send(parts),
    retry: (clientMsgId) => sending.retry(clientMsgId),
    discard: (clientMsgId) => sending.discard(clientMsgId),
    setVisible: (visible) => reading.setVisible(visible),
    hearMark: () => reading.hearMark(),
    input: (text) => typingOut.input(text),
    loadOlder: () => loadOlder(shared),
    askToCall: () => shared.ask('call', {}),
    rate: (score, comment) => rate(shared, score, comment),
    close: () => connection.close(),
  };
};

/** Before there is a thread, and after it is closed, nobody is there to watch. */
const tellTyping = ({ state, ask }: Shared, on: boolean, text: string): void => {
  const { phase, conversation } = state.get();
  const isHeard = conversation.thread !== null && conversation.thread.state !== 'closed';
  if (phase === 'online' && isHeard) void ask('typing', { on, text });
};

const loadOlder = async ({ state, ask, change }: Shared): Promise<void> => {
  const { conversation, loadingOlder, phase } = state.get();
  if (!conversation.older || loadingOlder || phase !== 'online') return;
  state.update((before) => ({ ...before, loadingOlder: true }));
  const answer = await ask('history', { before: conversation.older, limit: 30 });
  state.update((before) => ({ ...before, loadingOlder: false }));
  if (answer.kind !== 'done') return;
  const { messages, more } = answer.reply.data;
  change((before) => applyHistory(before, messages, more));
};

const rate = async ({ ask, change }: Shared, score: number, comment: string): Promise<string | null> => {
  const answer = await ask('rate', comment ? { score, comment: comment.slice(0, 2000) } : { score });
  if (answer.kind === 'refused') return answer.msg;
  if (answer.kind === 'lost') return '';
  change((before) => (before.thread ? { ...before, thread: { ...before.thread, score } } : before));
  return null;
};
