import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html, scriptText } from './html.ts';
import { linkFormScript } from './link-form.ts';
import { sendServerPage } from './server-page.ts';

type Text = (key: string) => string;

const script = (text: Text) =>
  linkFormScript({
    badLink: text('bad_password_link'),
    path: '/api/auth/password',
    body: scriptText`{ password: form.elements.password.value }`,
    start: scriptText`const { email } = await ask('/api/auth/password-link', {});
  form.elements.email.value = email;
  form.hidden = false;
  form.elements.password.focus();`,
  });

const form = (text: Text) =>
  html`<h1>${text('page_password')}</h1>
    <p>${text('page_password_text')}</p>
    <form hidden>
      <label
        >${text('page_setup_email')}<input name="email" type="email" readonly autocomplete="username"
      /></label>
      <label
        >${text('page_password_new')}<input
          name="password"
          type="password"
          required
          minlength="10"
          maxlength="1024"
          autocomplete="new-password"
      /></label>
      <button>${text('page_password_set')}</button>
    </form>
    <p role="alert"></p>
    <p id="done" hidden>
      ${text('page_password_done')} <a href="/desktop">${text('page_open_workbench')}</a>
    </p>`;

/** Where the link of an invitation leads. */
export const setPasswordPage = (app: FastifyInstance): void => {
  app.get('/set-password', async (request, reply) => {
    const language = languageOf(request);
    const text: Text = (key) => say(language, key);
    return sendServerPage(reply, {
      status: 200,
      language,
      title: text('page_password'),
      body: form(text),
      script: script(text),
      frameAncestors: ["'none'"],
    });
  });
};
