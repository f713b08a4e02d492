import { randomUUID } from 'node:crypto';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { say } from './sentences/say.ts';
import { languageOf } from './language.ts';
import { refusalOf } from './refusal.ts';

export type AnswerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

const send = (request: FastifyRequest, reply: FastifyReply, error: WireError): void => {
  const msg = say(languageOf(request), error.text, error.vars);
  if (error.code === 429) reply.header('retry-after', '60');
  if (error.code === 401) reply.header('www-authenticate', 'Bearer');
  void reply
    .code(error.code)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ code: error.code, msg }));
};

/** A5: the one place where an error becomes an answer. */
export const answerError =
  ({ log, config }: Pick<Deps, 'log' | 'config'>): AnswerError =>
  (error, request, reply) => {
    const refusal = refusalOf(error, config.uploadMaxBytes);
    if (refusal) return send(request, reply, refusal);
    const id = randomUUID();
    log.error({ err: error, errorId: id, reqId: request.id }, 'a request failed');
    return send(request, reply, new WireError(500, 'internal', { id }));
  };
