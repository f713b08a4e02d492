import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html, jsonForScript, scriptText } from './html.ts';
import { sendServerPage } from './server-page.ts';

type Text = (key: string) => string;

// The token stands in the fragment, so that no server and no proxy ever logs it; it is taken out of the address at once.
const script = (text: Text) => scriptText`
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
const ask = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ token, ...body }),
  });
  const { code, msg, data } = await answer.json();
  if (code !== 0) throw new Error(msg);
  return data;
};
const tell = (error) => (problem.textContent = error.message);
const start = async () => {
  if (token === '') throw new Error(${jsonForScript(text('bad_password_link'))});
  const { email } = await ask('/api/auth/password-link', {});
  form.elements.email.value = email;
  form.hidden = false;
  form.elements.password.focus();
};
const send = async (button) => {
  button.disabled = true;
  problem.textContent = '';
  try {
    await ask('/api/auth/password', { password: form.elements.password.value });
    form.hidden = true;
    document.getElementById('done').hidden = false;
  } catch (error) {
    tell(error);
  }
  button.disabled = false;
};
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send(form.querySelector('button'));
});
start().catch(tell);
`;

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
