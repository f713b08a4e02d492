import type { FastifyInstance } from 'fastify';
import { oidcReturnPath } from '../http/auth/oidc.ts';
import { languageOf } from '../http/language.ts';
import { say } from '../http/sentences/say.ts';
import { html, scriptText } from './html.ts';
import { sendServerPage } from './server-page.ts';

// P2: hands code and state to the page that opened it, on this origin only, and closes. It never sees a token. What came is
// taken out of the address first.
const script = scriptText`
const given = new URLSearchParams(location.search);
history.replaceState(null, '', location.pathname);
const message = { type: 'oidc-return', state: given.get('state') ?? '' };
for (const name of ['code', 'iss', 'error']) if (given.has(name)) message[name] = given.get(name);
if (window.opener) {
  window.opener.postMessage(message, location.origin);
  window.close();
}
document.querySelector('[hidden]').hidden = false;
`;

/** Where an issuer sends the popup back to. */
export const oidcReturnPage = (app: FastifyInstance): void => {
  app.get(oidcReturnPath, async (request, reply) => {
    const language = languageOf(request);
    return sendServerPage(reply, {
      status: 200,
      language,
      title: say(language, 'page_oidc_return'),
      body: html`<p hidden>${say(language, 'page_oidc_return_text')}</p>`,
      script,
      frameAncestors: ["'none'"],
    });
  });
};
