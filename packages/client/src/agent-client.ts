import type { AgentMethod, AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { AgentPart } from '@inlay/protocol/content.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import { AgentConnection, type Fields } from './agent-connection.ts';
import { catchUp, type Heads, type SyncData } from './catch-up.ts';
import type { Clock } from './clock.ts';
import type { AnyPush } from './incoming.ts';
import type { Link } from './link.ts';
import { type Given, Outbox } from './outbox.ts';
import type { OutboxStorage, Outgoing } from './outbox-storage.ts';
import { ConnectionLost } from './refused.ts';
import type { OpenSocket } from './socket.ts';

/** What a model of the desk takes in. */
export type AgentClientListener = {
  heads: () => Heads;
  /** Which thread each head belongs to: a visitor may have come back in a new one (D3). */
  threadUids?: () => Readonly<Record<string, string>>;
  onLink: (link: Link) => void;
  onLogin: (reply: AgentReply<'login'>) => void;
  onSync: (data: SyncData, fresh: boolean) => void;
  onPush: (push: AnyPush) => void;
  onOutbox: (entries: readonly Outgoing[]) => void;
  onStored: (entry: Outgoing, reply: AgentReply<'send_to_user'>) => void;
};

export type AgentClientOptions = {
  url: string;
  token: string;
  agentId: number;
  language: () => Language;
  openSocket: OpenSocket;
  clock: Clock;
  random: () => number;
  newId: () => string;
  outbox: OutboxStorage;
  /** Calls back when it is worth trying again at once; returns the unsubscribe. */
  onWakeUp: (run: () => void) => () => void;
  onTrouble: (error: unknown) => void;
  listener: AgentClientListener;
};

export type AgentClient = {
  open(): void;
  close(): void;
  request<M extends AgentMethod>(method: M, fields: Fields<M>): Promise<AgentReply<M>>;
  /** Never fails: it is kept, sent, and sent again until it is stored or refused. */
  send(userid: string, parts: AgentPart[]): void;
  /** As `send`, for whoever waits for the answer. Rejects with RequestRefused; what was refused is not kept. */
  deliver(userid: string, parts: AgentPart[], given: Given): Promise<AgentReply<'send_to_user'>>;
  retry(id: string): void;
  discard(id: string): void;
  /** Asks for what is missing; `fresh` asks for everything. */
  resync(fresh?: boolean): Promise<void>;
  takeOver(): void;
  /** Does not sit out the rest of the pause. */
  retryNow(): void;
  logout(): Promise<void>;
};

/** Pushes that arrive while a snapshot is on its way may be older or newer than it: they wait and are applied after it. */
const pushGate = (onPush: (push: AnyPush) => void) => {
  let held: AnyPush[] | null = null;
  const release = () => {
    const waiting = held ?? [];
    held = null;
    waiting.forEach(onPush);
  };
  return {
    push: (push: AnyPush) => (held ? void held.push(push) : onPush(push)),
    during: async (work: () => Promise<void>) => {
      held ??= [];
      try {
        await work();
      } finally {
        release();
      }
    },
  };
};

const none = (): Heads => ({});

const makeConnection = (
  options: AgentClientOptions,
  synchronize: (fresh: boolean) => Promise<void>,
  parts: { gate: ReturnType<typeof pushGate>; outbox: Outbox },
) => {
  const { listener } = options;
  const behind = (heads: Readonly<Record<string, unknown>>) => {
    const mine = listener.heads();
    return Object.entries(heads).some(([userid, seq]) => (mine[userid] ?? 0) < Number(seq));
  };
  return new AgentConnection({
    ...options,
    onLogin: listener.onLogin,
    onLink: (link) => {
      listener.onLink(link);
      parts.outbox.setOnline(link.name === 'online');
    },
    catchUp: () => synchronize(false),
    onPush: parts.gate.push,
    // D4: the last message of a thread may be lost without a later one that shows the gap.
    onHeads: (heads) => {
      if (behind(heads)) synchronize(false).catch(options.onTrouble);
    },
  });
};

/** The agent socket (interface 4 with extensions): connects for ever, catches up, loses nothing that was sent. */
export const createAgentClient = (options: AgentClientOptions): AgentClient => {
  const { listener, onTrouble } = options;
  const gate = pushGate(listener.onPush);
  const outbox = new Outbox({
    ...options,
    storage: options.outbox,
    send: ({ id, userid, parts, pageId }) =>
      connection.ask('send_to_user', {
        userid,
        message: parts,
        client_msg_id: id,
        ...(pageId === undefined ? {} : { page_id: pageId }),
      }),
    onChange: listener.onOutbox,
    onStored: listener.onStored,
  });
  const sync = async (threads: Heads) =>
    (await connection.ask('sync', { threads, thread_uids: { ...listener.threadUids?.() } })).data;
  // One after another: two at once would ask for the same messages.
  let last: Promise<void> = Promise.resolve();
  const synchronize = (fresh: boolean): Promise<void> => {
    const first = fresh ? none : listener.heads;
    const run = () =>
      gate.during(() => catchUp({ heads: listener.heads, sync, apply: listener.onSync, first }));
    last = last.then(run, run);
    return last;
  };
  const connection = makeConnection(options, synchronize, { gate, outbox });
  const stopWaking = options.onWakeUp(() => connection.retryNow());

  return {
    open: () => {
      outbox.load().catch(onTrouble);
      connection.open();
    },
    close: () => {
      stopWaking();
      connection.close();
    },
    request: (method, fields) =>
      connection.link.name === 'online'
        ? connection.ask(method, fields)
        : Promise.reject(new ConnectionLost()),
    send: (userid, parts) => outbox.add(userid, parts),
    deliver: (userid, parts, given) => outbox.deliver(userid, parts, given),
    retry: (id) => outbox.retry(id),
    discard: (id) => outbox.discard(id),
    resync: (fresh = false) => synchronize(fresh),
    takeOver: () => connection.takeOver(),
    retryNow: () => connection.retryNow(),
    logout: async () => {
      await connection.ask('logout', {}).catch(onTrouble);
      connection.end('signed-out', '');
    },
  };
};
