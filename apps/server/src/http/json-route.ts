import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';

type Run<S extends TSchema> = (
  body: Static<S>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>;

/** A POST whose body has been checked before `run` sees it; what `run` gives is `data` of the answer. */
export const jsonRoute = <S extends TSchema>(
  app: FastifyInstance,
  url: string,
  body: S,
  run: Run<S>,
): void => {
  app.post(url, { schema: { body } }, async (request, reply) =>
    okAnswer(await run(request.body as Static<S>, request, reply)),
  );
};

export const okAnswer = (data: unknown): object =>
  data === undefined ? { code: 0, msg: 'ok' } : { code: 0, msg: 'ok', data };
