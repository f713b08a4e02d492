import type { IncomingMessage, Server } from 'node:http';
import { closeCodes, unreachable } from '@inlay/protocol/errors.ts';
import type { WebSocket } from 'ws';
import { AgentSocketConnection } from './agent-socket/connection.ts';
import type { AgentDeps } from './agent-socket/context.ts';
import { startGrace } from './agent-socket/login.ts';
import { pushHandedOver, pushMessages } from './agent-socket/pushes/messages.ts';
import { pushRead } from './agent-socket/pushes/read.ts';
import { pushSessionEnded, pushTakenOver } from './agent-socket/pushes/sessions.ts';
import { pushAutoConnect, pushOffline, pushOnline, pushStatus } from './agent-socket/pushes/status.ts';
import { pushThread } from './agent-socket/pushes/threads.ts';
import { pushTyping } from './agent-socket/pushes/typing.ts';
import type { BusEvent } from './bus/port.ts';
import type { Deps, Sockets } from './deps.ts';
import { pickLanguage } from './i18n/sentence.ts';
import { Grace } from './presence/grace.ts';
import { Presence } from './presence/presence.ts';
import { Assistant } from './robot/assistant.ts';
import { Router } from './routing/router.ts';
import { acceptUpgrades } from './socket/upgrade.ts';
import { WireSocket } from './socket/wire-socket.ts';
import type { StoreEvent } from './store/port.ts';
import { VisitorSocketConnection } from './visitor-socket/connection.ts';
import { pushVisitorMessages } from './visitor-socket/pushes/messages.ts';
import { pushAgentTyping } from './visitor-socket/pushes/typing.ts';
import { ThreadWatch } from './visitor-socket/thread-watch.ts';

/** How many of the visitor's messages an agent is shown with a visitor who is handed to him. */
const handedOverMessages = 20;

const tellNewOwner = async (
  { store, presence }: AgentDeps,
  event: Extract<StoreEvent, { type: 'thread' }>,
): Promise<void> => {
  const { thread } = event;
  const byOthers = event.action === 'assigned' || event.action === 'transferred';
  if (!byOthers || thread.agentId === null) return;
  const from = Math.max(0, thread.lastSeq - 200);
  const rows = await store.reads.messagesAfter(thread.id, from, 200);
  const written = rows.filter(({ sender }) => sender === 'visitor').slice(-handedOverMessages);
  pushHandedOver(presence, thread.agentId, thread, written);
};

/** Which pushes an event makes. Pushes never write. */
const push = (deps: AgentDeps, watch: ThreadWatch, event: BusEvent): void => {
  const { presence, clock, log } = deps;
  switch (event.type) {
    case 'messages':
      pushMessages(presence, event);
      return pushVisitorMessages(presence, event);
    case 'thread':
      pushThread(presence, event);
      tellNewOwner(deps, event).catch((error: unknown) =>
        log.error({ err: error }, 'telling the new owner failed'),
      );
      return watch.onEvent(event);
    case 'read':
      pushRead(presence, event);
      return watch.onEvent(event);
    case 'status':
      return pushStatus(presence, event);
    case 'auto_connect':
      return pushAutoConnect(presence, event);
    case 'agent_online':
      return pushOnline(presence, event, clock.now());
    case 'agent_offline':
      return pushOffline(presence, event, clock.now());
    case 'taken_over':
      return pushTakenOver(presence, event);
    case 'session_ended':
      return pushSessionEnded(presence, event);
    case 'typing':
      return event.from === 'visitor' ? pushTyping(presence, event) : pushAgentTyping(presence, event);
    default:
      return unreachable(event);
  }
};

/** Sockets that have not logged in yet, by address: one peer cannot take all there are. */
class Lobby {
  readonly #counts = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Null when the address has too many; otherwise the way out, which counts once. */
  enter(address: string): (() => void) | null {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#limit) return null;
    this.#counts.set(address, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#counts.get(address) ?? 1) - 1;
      if (left === 0) this.#counts.delete(address);
      else this.#counts.set(address, left);
    };
  }
}

/** W8: sessions are looked at again and again, in case a push of their end was lost. */
const recheckSessions = async ({ store, presence, bus, clock }: AgentDeps): Promise<void> => {
  const connections = presence.allAgents();
  const ids = [...new Set(connections.map(({ sessionId }) => sessionId))];
  const live = new Set(await store.reads.liveSessionIds(ids, clock.now()));
  for (const { agent, sessionId } of connections) {
    if (live.has(sessionId)) continue;
    bus.publish([
      { type: 'session_ended', deskId: agent.deskId, agentId: agent.id, sessionIds: [sessionId] },
    ]);
  }
};

/** Agents who were online when the server stopped have the grace period to come back (A2). */
const startGraceOfAll = async (deps: AgentDeps): Promise<void> => {
  for (const { id } of await deps.store.reads.desks()) {
    for (const agent of await deps.store.reads.agents(id)) {
      if (agent.status !== 'offline' && !deps.presence.hasChat(agent.id)) startGrace(deps, agent);
    }
  }
};

export const attachSockets = (base: Deps, server: Server): Sockets => {
  const presence = new Presence();
  const deps: AgentDeps = { ...base, presence, grace: new Grace(base), assistant: new Assistant(base.store) };
  const { bus, clock, config, log } = deps;
  const watch = new ThreadWatch(deps);
  const router = new Router(deps);
  const lobby = new Lobby(config.socketsPerAddress);
  const unsubscribe = bus.subscribe((event) => {
    push(deps, watch, event);
    router.onEvent(event);
  });

  const admit = (
    socket: WebSocket,
    request: IncomingMessage,
    open: (wire: WireSocket, language: ReturnType<typeof pickLanguage>, onEntered: () => void) => unknown,
  ): void => {
    const leaveLobby = lobby.enter(request.socket.remoteAddress ?? '');
    if (!leaveLobby) {
      socket.on('error', () => socket.terminate());
      return socket.close(closeCodes.tooFast, 'too many connections without login');
    }
    socket.on('close', leaveLobby);
    open(new WireSocket(socket, deps), pickLanguage(request.headers['accept-language']), leaveLobby);
  };
  const upgrades = acceptUpgrades(server, {
    '/': (socket, request) =>
      admit(
        socket,
        request,
        (wire, language, onEntered) => new AgentSocketConnection(wire, deps, language, onEntered),
      ),
    '/visitor': (socket, request) =>
      admit(
        socket,
        request,
        (wire, language, onEntered) => new VisitorSocketConnection(wire, deps, language, onEntered),
      ),
  });

  const guard = (what: string, run: () => Promise<void>): void => {
    run().catch((error: unknown) => log.error({ err: error }, `${what} failed`));
  };
  const stopRecheck = clock.every(config.sessionRecheckMs, () =>
    guard('checking sessions', () => recheckSessions(deps)),
  );
  guard('starting grace periods', () => startGraceOfAll(deps));

  const sendAll = (
    connections: Iterable<{ clientId: string; send: (frame: string) => void }>,
    data: Record<string, unknown>,
    exclude: ReadonlySet<string>,
  ) => {
    const frame = JSON.stringify(data);
    let success = 0;
    for (const { clientId, send } of connections) {
      if (exclude.has(clientId)) continue;
      send(frame);
      success += 1;
    }
    return { success, failure: 0 };
  };

  return {
    sendToDesk: (deskId, data, exclude) => sendAll(presence.ofDesk(deskId), data, exclude),
    sendToAgent: (agentId, data) => sendAll(presence.ofAgent(agentId), data, new Set()),
    onlineAgentIds: (deskId) => presence.connectedAgentIds(deskId),
    isOnline: (agentId) => presence.hasChat(agentId) || deps.grace.has(agentId),
    connections: () => presence.counts(),
    close: async () => {
      upgrades.close();
      stopRecheck();
      unsubscribe();
      for (const { end } of [...presence.allAgents(), ...presence.allVisitors()])
        end(closeCodes.goingAway, 'server stops');
      deps.grace.close();
    },
  };
};
