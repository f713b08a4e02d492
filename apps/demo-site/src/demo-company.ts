import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RouteDeps } from './given.ts';
import { answer } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

/** Pages of other sites must not reach the token route by a name that they point at this machine (DNS rebinding). */
const isOwnName = (host: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host ?? '');

const plain = { 'content-type': 'text/plain; charset=utf-8' };

const serve = async (deps: RouteDeps, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = URL.parse(request.url ?? '/', 'http://company.invalid');
  if (!url || !isOwnName(request.headers.host)) {
    response.writeHead(421, plain).end('Open this site as http://127.0.0.1 or http://localhost\n');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...plain, allow: 'GET, HEAD' }).end('Only GET\n');
    return;
  }
  const { status, type, body, framedBy } = await answer(deps, {
    path: url.pathname,
    query: url.searchParams,
    acceptLanguage: request.headers['accept-language'] ?? '',
    authorization: request.headers.authorization ?? '',
    origin: `http://${request.headers.host ?? ''}`,
  });
  response
    .writeHead(status, { ...securityHeaders(deps.settings.deskOrigin, framedBy), 'content-type': type })
    .end(body);
};

/** F3: a company on an origin of its own, with a back office and a shop. Does not listen yet. */
export const createCompany = (deps: RouteDeps & { onFault: (error: unknown) => void }): Server =>
  createServer((request, response) => {
    serve(deps, request, response).catch((error: unknown) => {
      deps.onFault(error);
      if (!response.headersSent) response.writeHead(500, plain);
      response.end('Something went wrong here; the log tells what.\n');
    });
  });
