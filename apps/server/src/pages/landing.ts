import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html } from './html.ts';
import { sendServerPage } from './server-page.ts';

/** `GET /` of a person; the same address with an upgrade is the agent socket (A1). */
export const landing = (app: FastifyInstance): void => {
  app.get('/', async (request, reply) => {
    const language = languageOf(request);
    return sendServerPage(reply, {
      status: 200,
      language,
      title: 'Inlay',
      body: html`<h1>Inlay</h1>
        <p>${say(language, 'page_landing')}</p>
        <ul>
          <li><a href="/desktop">${say(language, 'page_open_workbench')}</a></li>
          <li><a href="/admin/">${say(language, 'page_open_console')}</a></li>
          <li><a href="/readyz">${say(language, 'page_health')}</a></li>
        </ul>`,
      frameAncestors: ["'none'"],
    });
  });
};
