import { createAgentClient, type AgentClient, type AgentClientListener } from '../agent-client.ts';
import type { Heads, SyncData } from '../catch-up.ts';
import type { AnyPush } from '../incoming.ts';
import type { Link } from '../link.ts';
import { memoryOutbox, type OutboxStorage, type Outgoing } from '../outbox-storage.ts';
import { FakeServer } from './fake-server.ts';
import { handClock, settle, type HandClock } from './hand-clock.ts';

export type Seen = {
  links: Link[];
  pushes: AnyPush[];
  synced: { data: SyncData; fresh: boolean }[];
  outbox: readonly Outgoing[];
  stored: string[];
  heads: Heads;
};

export type Rig = { client: AgentClient; server: FakeServer; clock: HandClock; seen: Seen; wake: () => void };

const listenerOf = (seen: Seen): AgentClientListener => ({
  heads: () => seen.heads,
  onLink: (link) => seen.links.push(link),
  onLogin: () => {},
  onSync: (data, fresh) => {
    seen.synced.push({ data, fresh });
    for (const thread of data.threads)
      seen.heads = { ...seen.heads, [thread.userid]: thread.messages.at(-1)?.seq ?? 0 };
  },
  onPush: (push) => seen.pushes.push(push),
  onOutbox: (entries) => (seen.outbox = entries),
  onStored: (entry) => seen.stored.push(entry.id),
});

/** A client on a hand-driven clock against a scripted server; nothing is open yet. */
export const buildRig = (outbox: OutboxStorage = memoryOutbox()): Rig => {
  const server = new FakeServer();
  const clock = handClock();
  const seen: Seen = { links: [], pushes: [], synced: [], outbox: [], stored: [], heads: {} };
  let wake = () => {};
  let id = 0;
  const client = createAgentClient({
    url: 'ws://desk/',
    token: 'ses_1',
    agentId: 1,
    language: () => 'en-US',
    openSocket: server.openSocket,
    clock,
    random: () => 0.999,
    newId: () => `m${(id += 1)}`,
    outbox,
    onWakeUp: (run) => {
      wake = run;
      return () => (wake = () => {});
    },
    onTrouble: () => {},
    listener: listenerOf(seen),
  });
  return { client, server, clock, seen, wake: () => wake() };
};

export const comeOnline = async ({ client, server }: Rig): Promise<void> => {
  client.open();
  server.accept();
  await settle();
};
