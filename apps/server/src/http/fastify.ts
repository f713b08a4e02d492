import { randomUUID } from 'node:crypto';
import { WireError } from '@inlay/protocol/errors.ts';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Deps } from '../deps.ts';
import { requestLog } from '../observability/request-log.ts';
import { bodyCheck } from './body-check.ts';
import { answerError } from './errors.ts';
import { securityHeaders } from './security-headers.ts';
import { withoutCompilers } from './without-compilers.ts';

const options = ({ config, log }: Pick<Deps, 'config' | 'log'>) => ({
  loggerInstance: log as FastifyBaseLogger,
  // request-log.ts writes one line, without queries.
  logController: new LogController({ disableRequestLogging: true }),
  bodyLimit: 64 * 1024,
  // Long enough for a picture on a slow line, too short to hold a connection for ever.
  requestTimeout: 120_000,
  trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
  requestIdHeader: false as const,
  genReqId: () => randomUUID(),
  return503OnClosing: false,
  routerOptions: { maxParamLength: 1024 },
  frameworkErrors: answerError({ config, log }),
  schemaController: withoutCompilers,
});

/** An empty server with our manners: JSON only, strict bodies, one shape of errors. */
export const newFastify = (
  deps: Pick<Deps, 'config' | 'log'>,
  { isDraining }: { isDraining: () => boolean },
): FastifyInstance => {
  const app = fastify(options(deps));
  app.setValidatorCompiler(bodyCheck);
  app.setSerializerCompiler(() => JSON.stringify);
  // Whoever sends anything but application/json is told so; nothing is parsed in another way.
  app.removeContentTypeParser('text/plain');
  const answer = answerError(deps);
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => answer(new WireError(404, 'not_found'), request, reply));
  app.addHook('onRequest', async (request, reply) => {
    if (!isDraining() || request.url === '/healthz') return;
    void reply.header('connection', 'close');
    throw new WireError(503, 'not_ready');
  });
  // O3: what is idle ends when the closing begins; who is being answered then would hold it up for as long as he likes.
  app.addHook('onResponse', async () => {
    if (isDraining()) setImmediate(() => app.server.closeIdleConnections());
  });
  securityHeaders(app, deps.config);
  requestLog(app);
  return app;
};
