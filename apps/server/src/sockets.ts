import type { IncomingMessage, Server } from 'node:http';
import { closeCodes, type Language } from '@inlay/protocol/errors.ts';
import type { WebSocket } from 'ws';
import { AgentSocketConnection } from './agent-socket/connection.ts';
import type { AgentDeps } from './agent-socket/context.ts';
import { Heads } from './agent-socket/pushes/heads.ts';
import { passedTo } from './agent-socket/pushes/passed-on.ts';
import type { PassedTo } from './bus/port.ts';
import { openCalls } from './calls/open-calls.ts';
import type { Deps, Sockets } from './deps.ts';
import { pickLanguage } from './i18n/sentence.ts';
import { Grace } from './presence/grace.ts';
import { isOnline } from './presence/is-online.ts';
import { joinNodes } from './presence/join-nodes.ts';
import { Presence } from './presence/presence.ts';
import { recheckSessions, startGraceOfAll } from './presence/watch.ts';
import { pushEvent } from './pushes.ts';
import { Assistant } from './robot/assistant.ts';
import { Router } from './routing/router.ts';
import { Heartbeat } from './socket/heartbeat.ts';
import { Lobby } from './socket/lobby.ts';
import { type Accept, acceptUpgrades } from './socket/upgrade.ts';
import { WireSocket } from './socket/wire-socket.ts';
import { VisitorSocketConnection } from './visitor-socket/connection.ts';
import { CallBoard } from './visitor-socket/call-board.ts';
import { QueueBoard } from './visitor-socket/queue-board.ts';
import { ThreadWatch } from './visitor-socket/thread-watch.ts';

type Open = (wire: WireSocket, language: Language) => unknown;

/** What A14 passes through; counts connections on all nodes. */
const passOn = (
  { bus, presence }: AgentDeps,
  to: PassedTo,
  data: Record<string, unknown>,
  exclude: ReadonlySet<string> = new Set(),
): { success: number; failure: number } => {
  const { here, elsewhere } = passedTo(presence, to, exclude);
  bus.publish([{ type: 'passed_on', to, frame: JSON.stringify(data), excludeClientIds: [...exclude] }]);
  return presence.others.isUp()
    ? { success: here.length + elsewhere.length, failure: 0 }
    : { success: here.length, failure: elsewhere.length };
};

const startWatching = (deps: AgentDeps, joined: Promise<void>): (() => void) => {
  const guard = (what: string, run: () => Promise<void>): void => {
    run().catch((error: unknown) => deps.log.error({ err: error }, `${what} failed`));
  };
  guard('starting grace periods', async () => {
    await joined;
    await startGraceOfAll(deps);
  });
  const cancels = [
    deps.clock.every(deps.config.sessionRecheckMs, () =>
      guard('checking sessions', () => recheckSessions(deps)),
    ),
    deps.clock.every(deps.config.beatMs, () => guard('telling heads', () => deps.heads.send())),
  ];
  return () => {
    for (const cancel of cancels) cancel();
  };
};

/** All that listens and pushes on the sockets of one server. */
export const attachSockets = (base: Deps, server: Server): Sockets => {
  const presence = base.nodes?.presence ?? new Presence();
  const heads = new Heads({ ...base, presence });
  const callPaths: Record<string, Accept> = {};
  const calls = openCalls(base, (path, accept) => void (callPaths[path] = accept));
  const router = new Router({ ...base, presence });
  const deps: AgentDeps = {
    ...base,
    presence,
    router,
    grace: new Grace(base),
    assistant: new Assistant(base.store),
    heads,
    phones: calls,
  };
  const queue = new QueueBoard(base.store.reads, base.clock);
  const board = new CallBoard(deps);
  const visitorDeps = { ...deps, queue, calls: board };
  const watch = new ThreadWatch(visitorDeps);
  const lobby = new Lobby(deps.config.socketsPerAddress);
  const heartbeat = new Heartbeat<WireSocket>(deps.clock, deps.config.beatMs);
  let slow = 0;
  const wireDeps = { ...deps, heartbeat, onSlow: () => (slow += 1) };

  const unsubscribe = deps.bus.subscribe((event, origin) => {
    // The look at the queue runs elsewhere; telling a thousand agents keeps this thread for a while.
    router.onEvent(event, origin);
    pushEvent(deps, watch, event);
    calls.onEvent(event, origin);
    board.onEvent(event);
  });
  const accept =
    (open: Open) =>
    (socket: WebSocket, request: IncomingMessage): void => {
      const leaveLobby = lobby.enter(request.socket.remoteAddress ?? '');
      if (!leaveLobby) {
        socket.on('error', () => socket.terminate());
        return socket.close(closeCodes.tooFast, 'too many connections without login');
      }
      open(new WireSocket(socket, leaveLobby, wireDeps), pickLanguage(request.headers['accept-language']));
    };
  const upgrades = acceptUpgrades(server, {
    ...callPaths,
    '/': accept((wire, language) => new AgentSocketConnection(wire, deps, language)),
    '/visitor': accept((wire, language) => new VisitorSocketConnection(wire, visitorDeps, language)),
  });
  const closeAll = (reason: string): void => {
    for (const wire of heartbeat.all()) wire.close(closeCodes.goingAway, reason);
  };
  const nodes = joinNodes(deps, () => closeAll('this server was out of reach'));
  const stopWatching = startWatching(deps, nodes.joined);

  return {
    sendToDesk: (deskId, data, exclude) => passOn(deps, { deskId }, data, exclude),
    sendToAgent: (agentId, data) => passOn(deps, { agentId }, data),
    onlineAgentIds: (deskId) => presence.connectedAgentIds(deskId),
    isOnline: (agentId) => isOnline(deps, agentId),
    connections: () => presence.counts(),
    slowClients: () => slow,
    calls: () => calls.counts(),
    holdsCall: (agentId) => calls.tabs.callOf(agentId)?.held === true,
    close: async () => {
      upgrades.close();
      heartbeat.close();
      stopWatching();
      // O3: whoever has asked gets the answer before the goodbye.
      const wires = heartbeat.all();
      for (const wire of wires) wire.stopListening();
      await Promise.all(wires.map((wire) => wire.replies.empty()));
      board.close();
      await calls.close();
      unsubscribe();
      router.close();
      // Before anybody is gone: whoever is connected here, or waited for, is the other nodes' to look after.
      await nodes.close();
      closeAll('server stops');
      deps.grace.close();
    },
  };
};
