import type { Language } from '@inlay/protocol/errors.ts';
import type { FastifyReply } from 'fastify';
import { loginFailures, type LoginFailureReason } from '../auth/login-failure.ts';
import { say } from '../http/sentences/say.ts';
import { html, jsonForScript, scriptText } from './html.ts';
import { sendServerPage } from './server-page.ts';

// W9: each of the desk's origins by name, never '*'. The browser delivers to the parent only if it is that origin.
const script = (reason: LoginFailureReason, origins: readonly string[]) => scriptText`
const origins = ${jsonForScript(origins)};
const data = { reason: ${jsonForScript(reason)} };
const event = { type: 'login_failed', data, timestamp: Date.now(), source: 'bytedesk-desktop' };
const parents = location.ancestorOrigins ? [...location.ancestorOrigins].slice(0, 1) : origins;
if (window.parent !== window)
  for (const origin of origins.filter((known) => parents.includes(known))) window.parent.postMessage(event, origin);
`;

/** W6: a readable page, and the same to the page around it. */
export const sendLoginFailed = (
  reply: FastifyReply,
  language: Language,
  reason: LoginFailureReason,
  { tell, frame }: { tell: readonly string[]; frame: readonly string[] },
): FastifyReply => {
  const { status, text } = loginFailures[reason];
  const title = say(language, 'page_login_failed');
  return sendServerPage(reply, {
    status,
    language,
    title,
    body: html`<h1>${title}</h1>
      <p>${say(language, text)}</p>
      <p><a href="/desktop">${say(language, 'page_login_with_password')}</a></p>`,
    script: script(reason, tell),
    frameAncestors: ["'self'", ...frame],
  });
};
