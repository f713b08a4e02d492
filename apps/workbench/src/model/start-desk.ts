import {
  createAgentClient,
  type AgentClientListener,
  type AgentClientOptions,
} from '@inlay/client/agent-client.ts';
import type { SessionAgent } from '@inlay/protocol/auth-http/login.ts';
import { loadHistory } from '../actions/load-history.ts';
import { refreshSelected } from '../actions/refresh.ts';
import { takePush } from '../pushes/take-push.ts';
import type { Desk, Notice, PushListener } from './desk.ts';
import { emptyDesk, type DeskState } from './desk-state.ts';
import type { DraftStorage } from './draft-storage.ts';
import { expireTyping } from './expire-typing.ts';
import { selectHeads, selectThreadUids } from './selectors.ts';
import { createStore, type Store } from './store.ts';
import { takeLogin } from './take-login.ts';
import { takeStored } from './take-stored.ts';
import { takeSync } from './take-sync.ts';
import { watchGaps } from './watch-gaps.ts';

export type DeskOptions = Omit<AgentClientOptions, 'listener' | 'agentId'> & {
  agent: SessionAgent;
  drafts: DraftStorage;
  tell: (notice: Notice) => void;
  /** W7: forgets the session on the server and here. */
  endSession: () => Promise<void>;
};

export type RunningDesk = Desk & { close(): void };

const listenerOf = (
  store: Store<DeskState>,
  now: () => number,
  more: { pushed: PushListener; online: () => void },
): AgentClientListener => ({
  heads: () => selectHeads(store.get()),
  threadUids: () => selectThreadUids(store.get()),
  onLink: (link) => {
    store.update((state) => ({ ...state, link }));
    if (link.name === 'online') more.online();
  },
  onLogin: (reply) => store.update((state) => takeLogin(state, reply, now())),
  onSync: (data, fresh) => store.update((state) => takeSync(state, data, fresh)),
  onPush: (push) => {
    const before = store.get();
    store.update((state) => takePush(state, push, now()));
    more.pushed(push, before);
  },
  onOutbox: (outgoing) => store.update((state) => ({ ...state, outgoing })),
  onStored: (entry, reply) => store.update((state) => takeStored(state, entry, reply)),
});

/** What was being looked at when the link went down is brought up to date when it is back. */
const catchUpSelected = (desk: Desk, onTrouble: (error: unknown) => void): void => {
  const { selected, timelines } = desk.store.get();
  refreshSelected(desk).catch(onTrouble);
  if (selected === null) return;
  const failed = timelines.get(selected)?.history.name === 'failed';
  loadHistory(desk, selected, failed ? 'again' : 'first').catch(onTrouble);
};

export const startDesk = (options: DeskOptions): RunningDesk => {
  const { agent, drafts, clock, token, tell, onTrouble } = options;
  const store = createStore(emptyDesk(agent, drafts.load()));
  const listeners = new Set<PushListener>();
  const pushed: PushListener = (push, before) => listeners.forEach((listener) => listener(push, before));
  const online = () => catchUpSelected(desk, onTrouble);
  const listener = listenerOf(store, clock.now, { pushed, online });
  const client = createAgentClient({ ...options, agentId: agent.customer_id, listener });
  const onPush: Desk['onPush'] = (added) => {
    listeners.add(added);
    return () => listeners.delete(added);
  };
  const logout = async () => {
    await client.logout();
    await options.endSession();
  };
  const desk: Desk = { store, client, clock, drafts, token, tell, onPush, logout };
  const stops = [watchGaps({ store, client, clock, onTrouble }), expireTyping(store, clock)];
  return {
    ...desk,
    close: () => {
      client.close();
      for (const stop of stops) stop();
    },
  };
};
