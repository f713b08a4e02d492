import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';
import type { LineDeps } from './client/agent-client.ts';
import { createFaultLine, type FaultLine } from './faults/fault-line.ts';
import type { FaultSwitches } from './faults/switches.ts';

type Deps = LineDeps & { faults: FaultSwitches };

/** `beat` passes by the faults, as it does in the fake client. */
const isBeat = (text: string): boolean => text === 'beat';

const join = (from: WebSocket, line: FaultLine<string>, beats: (text: string) => void): void => {
  from.on('message', (data: Buffer) => {
    const text = data.toString();
    if (isBeat(text)) beats(text);
    else line.put(text);
  });
};

/** What comes before the other side is open waits for it. */
const sender = (to: WebSocket): ((text: string) => void) => {
  const early: string[] = [];
  to.once('open', () => early.splice(0).forEach((text) => to.send(text)));
  return (text) => {
    if (to.readyState === WebSocket.OPEN) to.send(text);
    else if (to.readyState === WebSocket.CONNECTING) early.push(text);
  };
};

const closeCode = (code: number): number => (code === 1000 || (code >= 3000 && code < 5000) ? code : 1011);

const relaySocket = (client: WebSocket, address: string, { faults, random, after }: Deps): void => {
  const desk = new WebSocket(address, { perMessageDeflate: false });
  const [sendDesk, sendClient] = [sender(desk), sender(client)];
  const toDesk = createFaultLine({ faults, random, after }, sendDesk);
  const toClient = createFaultLine({ faults, random, after }, sendClient);
  join(client, toDesk, sendDesk);
  join(desk, toClient, sendClient);
  const end = (other: WebSocket) => (code: number) => {
    toDesk.close();
    toClient.close();
    if (other.readyState === WebSocket.OPEN) other.close(closeCode(code));
    else other.terminate();
  };
  client.on('close', end(desk));
  desk.on('close', end(client));
  // 'close' follows each of them.
  client.on('error', () => desk.terminate());
  desk.on('error', () => client.terminate());
};

const relayHttp = (asked: IncomingMessage, answer: ServerResponse, target: URL): void => {
  const send = target.protocol === 'https:' ? secureRequest : request;
  const headers = { ...asked.headers, host: target.host };
  const passed = send(new URL(asked.url ?? '/', target), { method: asked.method ?? 'GET', headers });
  passed.on('response', (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  passed.on('error', (error) => {
    if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain' });
    answer.end(`the desk does not answer: ${error.message}\n`);
  });
  asked.pipe(passed);
};

export type FaultyRelay = { url: string; close: () => Promise<void> };

/**
 * A desk behind a bad line, for a client of yours: HTTP passes as it is, frames of sockets are dropped, doubled, swapped and
 * delayed as the switches say.
 */
export const openFaultyRelay = async (target: string, port: number, deps: Deps): Promise<FaultyRelay> => {
  const url = new URL(target);
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((asked, answer) => relayHttp(asked, answer, url));
  server.on('upgrade', (asked, socket, head) => {
    sockets.handleUpgrade(asked, socket, head, (client) => {
      const address = new URL(asked.url ?? '/', target.replace(/^http/, 'ws')).href;
      relaySocket(client, address, deps);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
