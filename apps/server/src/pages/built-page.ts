import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html } from './html.ts';
import { sendServerPage } from './server-page.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const sendNotBuilt = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const language = languageOf(request);
  const title = say(language, 'page_not_built');
  return sendServerPage(reply, {
    status: 503,
    language,
    title,
    body: html`<h1>${title}</h1>
      <p>${say(language, 'page_not_built_do')}</p>`,
    frameAncestors: ["'self'"],
  });
};

/** An HTML file of a build, read at each request, so that a new build shows at once. */
export const sendBuiltPage = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { folder, file, contentPolicy }: { folder: string; file: string; contentPolicy: string },
): Promise<FastifyReply> => {
  try {
    const page = await readFile(join(folder, file));
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentPolicy)
      .header('cache-control', 'no-cache')
      .send(page);
  } catch (error) {
    if (isMissing(error)) return sendNotBuilt(request, reply);
    throw error;
  }
};
