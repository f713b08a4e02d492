import { type EmbedCheck, embedCheckAnswer } from '@inlay/protocol/embed-http/check.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { asOrigin } from '../../auth/embed-origin.ts';
import type { Deps } from '../../deps.ts';
import { pace } from '../../files/pace.ts';
import type { LiveOrigins } from '../../pages/live-origins.ts';
import { okAnswer } from '../json-route.ts';

const perMinute = 60;

/** Any page may read it: it tells a page about that page itself, and the time. Nobody's list of origins is shown. */
const openToAll = (reply: FastifyReply): void => {
  void reply.header('access-control-allow-origin', '*');
  void reply.header('cross-origin-resource-policy', 'cross-origin');
};

const isAllowed = (listed: readonly string[], from: string | undefined): boolean | null => {
  if (from === undefined) return null;
  const origin = asOrigin(from);
  return origin !== null && listed.includes(origin);
};

/** W11: helps the host SDK to say why a frame stays empty. */
export const embedCheck = (
  app: FastifyInstance,
  { clock, origins }: Pick<Deps, 'clock'> & { origins: LiveOrigins },
): void => {
  const isInPace = pace(clock, perMinute);
  app.route({
    method: 'GET',
    url: '/api/embed/check',
    config: {
      summary: 'W11: the time, and whether the asking page may embed the desk',
      answer: embedCheckAnswer,
      security: 'none',
    },
    // Before anything is refused: a refusal that the page cannot read tells it nothing.
    onRequest: async (request, reply) => {
      openToAll(reply);
      if (!isInPace(request.ip)) throw new WireError(429, 'too_fast');
    },
    handler: async (request) => {
      const listed = await origins();
      const data: EmbedCheck = {
        now: clock.now(),
        origin_allowed: isAllowed(listed, request.headers.origin),
      };
      return okAnswer(data);
    },
  });
};
