import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export type Received = {
  headers: IncomingHttpHeaders;
  body: string;
  /** The parsed body. */
  told: { id: string; type: string; desk: number; data: Record<string, Record<string, unknown>> };
};

export type Receiver = {
  url: string;
  received: Received[];
  /** Settles when `count` requests have come. */
  until: (count: number) => Promise<void>;
  close: () => Promise<void>;
};

/** Answers 200, or what `answer` does. */
export const startReceiver = async (
  answer: (received: Received, response: ServerResponse) => void = (_, response) => void response.end(),
  port = 0,
): Promise<Receiver> => {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const one = { headers: request.headers, body, told: JSON.parse(body) as Received['told'] };
      received.push(one);
      answer(one, response);
      for (const check of waiting) check();
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/hook`,
    received,
    until: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (received.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
