import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html, jsonForScript, scriptText } from './html.ts';
import { sendServerPage } from './server-page.ts';

type Text = (key: string) => string;

// F4: the token stands in the fragment, so that no server and no proxy ever logs it; it is taken out of the address at once.
const script = (text: Text) => scriptText`
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
const send = async (button) => {
  button.disabled = true;
  problem.textContent = '';
  try {
    const answer = await fetch('/api/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ token, ...Object.fromEntries(new FormData(form)) }),
    });
    const { code, msg } = await answer.json();
    if (code !== 0) throw new Error(msg);
    form.hidden = true;
    document.getElementById('done').hidden = false;
  } catch (error) {
    problem.textContent = error.message;
  }
  button.disabled = false;
};
if (token === '') problem.textContent = ${jsonForScript(text('bad_setup_link'))};
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send(form.querySelector('button'));
});
`;

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
