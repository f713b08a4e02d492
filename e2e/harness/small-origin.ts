import { createServer } from 'node:http';
import { once } from 'node:events';

export type SmallOrigin = {
  origin: string;
  /** What lies at a path; may be put there later, when other origins are known. */
  put: (path: string, body: string, headers?: Record<string, string>) => void;
  close: () => void;
};

const typeOf = (path: string): string =>
  /\.m?js$/.test(path) ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8';

/** An origin of its own, with a few files. */
export const smallOrigin = async (): Promise<SmallOrigin> => {
  const files = new Map<string, { body: string; headers: Record<string, string> }>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, { 'content-type': typeOf(path), ...file?.headers });
    response.end(file?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    put: (path, body, headers = {}) => void files.set(path, { body, headers }),
    close: () => void server.close(),
  };
};
