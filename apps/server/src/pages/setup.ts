import type { Language } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../http/language.ts';
import { sentence } from '../i18n/sentence.ts';
import type { SentenceKey } from '../i18n/en-US.ts';
import { html, jsonForScript } from './html.ts';
import { sendServerPage } from './server-page.ts';

// F4: the token stands in the fragment, so that no server and no proxy ever logs it; it is taken out of the address at once.
const script = (say: (key: SentenceKey) => string) => html`
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
if (token === '') problem.textContent = ${jsonForScript(say('bad_setup_link'))};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  const button = form.querySelector('button');
  button.disabled = true;
  problem.textContent = '';
  try {
    const answer = await fetch('/api/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ token, ...fields }),
    });
    const { code, msg } = await answer.json();
    if (code !== 0) throw new Error(msg);
    form.hidden = true;
    document.getElementById('done').hidden = false;
  } catch (error) {
    problem.textContent = error.message;
  }
  button.disabled = false;
});
`;

const form = (say: (key: SentenceKey) => string) => html`<h1>${say('page_setup')}</h1>
<p>${say('page_setup_text')}</p>
<form>
<label>${say('page_setup_desk')}<input name="desk_name" required maxlength="80" autocomplete="organization"></label>
<label>${say('page_setup_name')}<input name="name" required maxlength="80" autocomplete="name"></label>
<label>${say('page_setup_email')}<input name="email" type="email" required maxlength="254" autocomplete="username"></label>
<label>${say('page_setup_password')}<input name="password" type="password" required minlength="10" maxlength="1024" autocomplete="new-password"></label>
<button>${say('page_setup_create')}</button>
</form>
<p role="alert"></p>
<p id="done" hidden>${say('page_setup_done')} <a href="/desktop">${say('page_open_workbench')}</a></p>`;

const sayIn =
  (language: Language) =>
  (key: SentenceKey): string =>
    sentence(language, key);

export const setupPage = (app: FastifyInstance): void => {
  app.get('/setup', async (request, reply) => {
    const language = languageOf(request);
    const say = sayIn(language);
    return sendServerPage(reply, {
      status: 200,
      language,
      title: say('page_setup'),
      body: form(say),
      script: script(say),
      frameAncestors: ["'none'"],
    });
  });
};
