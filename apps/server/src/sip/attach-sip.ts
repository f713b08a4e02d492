import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { Lobby } from '../socket/lobby.ts';
import { CallBook } from './call-book.ts';
import { ClientTransactions } from './client-transactions.ts';
import { SipConnection } from './connection.ts';
import { startDial } from './dial.ts';
import { startHunt } from './hunt.ts';
import { isUp } from './leg-state.ts';
import type { Line } from './line.ts';
import type { SipDeps } from './ports.ts';
import { networkFault, serverStops } from './reasons.ts';
import { Registrar } from './registrar.ts';
import { refer } from './transfer.ts';
import { openTrunk } from './trunk/open-trunk.ts';

export type Sip = {
  /** Calls that live, and pages that can be rung. */
  counts(): { calls: number; connections: number };
  /** Can this extension be rung now? */
  isReachable(extension: string): boolean;
  /** Says BYE to all calls and 1001 to all pages. */
  close(): void;
};

/** Registers what takes the WebSockets of a path. */
export type AddPath = (path: '/sip', accept: (socket: WebSocket, request: IncomingMessage) => void) => void;

const closeProtocol = 1002;
const closeGoingAway = 1001;
const closeTooMany = 1013;

const makeLine = (deps: SipDeps): Line => {
  const line: Line = {
    ...deps,
    registrar: new Registrar(deps.clock),
    transactions: new ClientTransactions(deps.clock, deps.timers.request),
    legs: new Map(),
    calls: new CallBook(),
    dial: (number, ask) => startDial(line, number, ask),
    hunt: (groups, ask) => startHunt(line, groups, ask),
    refer: (call, by, incoming) => refer(line, call, by, incoming),
    trunk: null,
  };
  if (deps.carrier) line.trunk = openTrunk(line, deps.carrier);
  return line;
};

/** The page is the same if it registers with the contact that the call knows: its socket was lost, not its media. */
const reviveLegs = (line: Line): void => {
  line.registrar.onRegistered(({ extension, contact, flow }) => {
    line.onSeat(extension);
    for (const leg of Array.from(line.legs.values()))
      if (leg.who === extension && leg.isLost && leg.dialog.remoteTarget === contact) leg.reconnect(flow);
  });
};

const loseLegsOf = (line: Line, connection: SipConnection): void => {
  line.registrar.removeFlow(connection);
  if (connection.extension !== null) line.onSeat(connection.extension);
  for (const leg of Array.from(line.legs.values()))
    if (leg.flow === connection && leg.state !== 'ended' && !leg.isLost) leg.lose();
};

/** The built-in line (P6): SIP over WebSocket at `/sip`, a registrar and a back-to-back user agent. */
export const attachSip = (deps: SipDeps & { socketsPerAddress: number }, upgrade: AddPath): Sip => {
  const line = makeLine(deps);
  const lobby = new Lobby(deps.socketsPerAddress);
  const connections = new Set<SipConnection>();
  reviveLegs(line);
  upgrade('/sip', (socket, request) => {
    const leave = lobby.enter(request.socket.remoteAddress ?? '');
    if (!leave || socket.protocol !== 'sip') {
      leave?.();
      socket.on('error', () => socket.terminate());
      return leave
        ? socket.close(closeProtocol, 'ask for the subprotocol "sip" (RFC 7118)')
        : socket.close(closeTooMany, 'too many connections of this address');
    }
    const connection = new SipConnection(line, socket, {
      onProven: leave,
      onGone: () => {
        leave();
        connections.delete(connection);
        loseLegsOf(line, connection);
      },
    });
    connections.add(connection);
  });
  return {
    counts: () => ({ calls: line.calls.all().length, connections: connections.size }),
    isReachable: (extension) => line.registrar.of(extension).length > 0,
    close: () => {
      for (const call of line.calls.all())
        call.hangUpAll([serverStops, networkFault], { result: 'failed', endedBy: '', code: 801 });
      for (const leg of Array.from(line.legs.values())) if (isUp(leg.state)) leg.bye([serverStops]);
      for (const connection of Array.from(connections)) connection.close(closeGoingAway, 'server stops');
      line.trunk?.close();
      line.media.close();
    },
  };
};
