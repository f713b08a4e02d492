import type { FastifyInstance } from 'fastify';
import { pathForLog } from './path-for-log.ts';

/** One line a request; what asks for our health all the time is told at `debug` only. */
export const requestLog = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: pathForLog(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      address: request.ip,
    };
    const isProbe = /^\/(healthz|readyz|metrics)/.test(request.url);
    request.log[isProbe ? 'debug' : 'info'](line, 'request');
  });
};
