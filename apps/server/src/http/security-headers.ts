import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

// What is right for an answer that is no page. Pages and pictures bring their own policy.
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export const securityHeaders = (app: FastifyInstance, { publicUrl }: Pick<Config, 'publicUrl'>): void => {
  const https = publicUrl?.startsWith('https:')
    ? { 'strict-transport-security': 'max-age=31536000' }
    : undefined;
  const defaults = Object.entries({ ...always, ...https });
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of defaults) if (!reply.hasHeader(name)) reply.header(name, value);
  });
};
