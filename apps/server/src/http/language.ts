import type { Language } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { pickLanguage } from '../i18n/sentence.ts';

export const languageOf = (request: Pick<FastifyRequest, 'headers'>): Language =>
  pickLanguage(request.headers['accept-language']);
