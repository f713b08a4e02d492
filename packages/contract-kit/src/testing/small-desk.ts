import { createServer } from 'node:http';
import { once } from 'node:events';
import { WebSocketServer } from 'ws';

type Frame = Record<string, unknown>;

export type SmallDesk = { url: string; close: () => Promise<void> };

/** Just enough of a desk to sign in; `reply` answers frames as a right or a wrong desk would. */
export const smallDesk = async (reply: (frame: Frame) => unknown): Promise<SmallDesk> => {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    const agent = { customer_id: 1, customer_name: 'A' };
    const data = request.url === '/api/auth/login' ? { token: 't', agent } : {};
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ code: 0, msg: '', data }));
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (client) =>
      client.on('message', (message: Buffer) => {
        const text = message.toString();
        if (text === 'beat') return;
        const answer = reply(JSON.parse(text) as Frame);
        if (answer !== undefined) client.send(typeof answer === 'string' ? answer : JSON.stringify(answer));
      }),
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
