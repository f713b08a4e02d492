import type { IncomingMessage, Server } from 'node:http';
import { closeCodes, type Language } from '@inlay/protocol/errors.ts';
import type { WebSocket } from 'ws';
import { AgentSocketConnection } from './agent-socket/connection.ts';
import type { AgentDeps } from './agent-socket/context.ts';
import type { Deps, Sockets } from './deps.ts';
import { pickLanguage } from './i18n/sentence.ts';
import { Grace } from './presence/grace.ts';
import { type AgentConnection, Presence } from './presence/presence.ts';
import { recheckSessions, startGraceOfAll } from './presence/watch.ts';
import { pushEvent } from './pushes.ts';
import { Assistant } from './robot/assistant.ts';
import { Router } from './routing/router.ts';
import { Lobby } from './socket/lobby.ts';
import { acceptUpgrades } from './socket/upgrade.ts';
import { WireSocket } from './socket/wire-socket.ts';
import { VisitorSocketConnection } from './visitor-socket/connection.ts';
import { ThreadWatch } from './visitor-socket/thread-watch.ts';

type Open = (wire: WireSocket, language: Language, onEntered: () => void) => unknown;

/** What A14 passes through; counts connections. */
const sendAll = (
  connections: Iterable<Pick<AgentConnection, 'clientId' | 'send'>>,
  data: Record<string, unknown>,
  exclude: ReadonlySet<string> = new Set(),
): { success: number; failure: number } => {
  const frame = JSON.stringify(data);
  const chosen = Array.from(connections).filter(({ clientId }) => !exclude.has(clientId));
  for (const { send } of chosen) send(frame);
  return { success: chosen.length, failure: 0 };
};

const startWatching = (deps: AgentDeps): (() => void) => {
  const guard = (what: string, run: () => Promise<void>): void => {
    run().catch((error: unknown) => deps.log.error({ err: error }, `${what} failed`));
  };
  guard('starting grace periods', () => startGraceOfAll(deps));
  return deps.clock.every(deps.config.sessionRecheckMs, () =>
    guard('checking sessions', () => recheckSessions(deps)),
  );
};

/** All that listens and pushes on the sockets of one server. */
export const attachSockets = (base: Deps, server: Server): Sockets => {
  const presence = new Presence();
  const deps: AgentDeps = { ...base, presence, grace: new Grace(base), assistant: new Assistant(base.store) };
  const watch = new ThreadWatch(deps);
  const router = new Router(deps);
  const lobby = new Lobby(deps.config.socketsPerAddress);
  const wires = new Set<WireSocket>();

  const unsubscribe = deps.bus.subscribe((event) => {
    pushEvent(deps, watch, event);
    router.onEvent(event);
  });
  const accept =
    (open: Open) =>
    (socket: WebSocket, request: IncomingMessage): void => {
      const leaveLobby = lobby.enter(request.socket.remoteAddress ?? '');
      if (!leaveLobby) {
        socket.on('error', () => socket.terminate());
        return socket.close(closeCodes.tooFast, 'too many connections without login');
      }
      const wire = new WireSocket(socket, deps);
      wires.add(wire);
      socket.on('close', () => {
        leaveLobby();
        wires.delete(wire);
      });
      open(wire, pickLanguage(request.headers['accept-language']), leaveLobby);
    };
  const upgrades = acceptUpgrades(server, {
    '/': accept((wire, language, onEntered) => new AgentSocketConnection(wire, deps, language, onEntered)),
    '/visitor': accept(
      (wire, language, onEntered) => new VisitorSocketConnection(wire, deps, language, onEntered),
    ),
  });
  const stopWatching = startWatching(deps);

  return {
    sendToDesk: (deskId, data, exclude) => sendAll(presence.ofDesk(deskId), data, exclude),
    sendToAgent: (agentId, data) => sendAll(presence.ofAgent(agentId), data),
    onlineAgentIds: (deskId) => presence.connectedAgentIds(deskId),
    isOnline: (agentId) => presence.hasChat(agentId) || deps.grace.has(agentId),
    connections: () => presence.counts(),
    close: async () => {
      upgrades.close();
      stopWatching();
      // O3: whoever has asked gets the answer before the goodbye.
      for (const wire of wires) wire.stopListening();
      await Promise.all(Array.from(wires, (wire) => wire.replies.empty()));
      unsubscribe();
      for (const wire of Array.from(wires)) wire.close(closeCodes.goingAway, 'server stops');
      deps.grace.close();
    },
  };
};
