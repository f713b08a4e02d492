import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html, scriptText } from './html.ts';
import { linkFormScript } from './link-form.ts';
import { sendServerPage } from './server-page.ts';

type Text = (key: string) => string;

const script = (text: Text) =>
  linkFormScript({
    badLink: text('bad_setup_link'),
    path: '/api/setup',
    body: scriptText`Object.fromEntries(new FormData(form))`,
  });

const form = (text: Text) =>
  html`<h1>${text('page_setup')}</h1>
    <p>${text('page_setup_text')}</p>
    <form>
      <label
        >${text('page_setup_desk')}<input
          name="desk_name"
          required
          maxlength="80"
          autocomplete="organization"
      /></label>
      <label
        >${text('page_setup_name')}<input name="name" required maxlength="80" autocomplete="name"
      /></label>
      <label
        >${text('page_setup_email')}<input
          name="email"
          type="email"
          required
          maxlength="254"
          autocomplete="username"
      /></label>
      <label
        >${text('page_setup_password')}<input
          name="password"
          type="password"
          required
          minlength="10"
          maxlength="1024"
          autocomplete="new-password"
      /></label>
      <button>${text('page_setup_create')}</button>
    </form>
    <p role="alert"></p>
    <p id="done" hidden>${text('page_setup_done')} <a href="/desktop">${text('page_open_workbench')}</a></p>`;

export const setupPage = (app: FastifyInstance): void => {
  app.get('/setup', async (request, reply) => {
    const language = languageOf(request);
    const text: Text = (key) => say(language, key);
    return sendServerPage(reply, {
      status: 200,
      language,
      title: text('page_setup'),
      body: form(text),
      script: script(text),
      frameAncestors: ["'none'"],
    });
  });
};
