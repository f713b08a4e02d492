import { randomBytes } from 'node:crypto';
import type { Language } from '@inlay/protocol/errors.ts';
import type { FastifyReply } from 'fastify';
import { html, type Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import { policy } from './policy.ts';

type ServerPage = {
  status: number;
  language: Language;
  title: string;
  body: Html;
  /** Runs with a nonce; everything else that calls itself a script does not. */
  script?: Html;
  /** Who may show this page in a frame. */
  frameAncestors: readonly string[];
};

const layout = ({ language, title, body, script }: ServerPage, nonce: string): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${pageStyle}
        </style>
      </head>
      <body>
        <main>${body}</main>
        ${
          script
            ? html`<script nonce="${nonce}">
                ${script};
              </script>`
            : html``
        }
      </body>
    </html> `;

/** A page that the server writes itself. */
export const sendServerPage = (reply: FastifyReply, page: ServerPage): FastifyReply => {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .code(page.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      policy({
        'default-src': ["'none'"],
        'script-src': [`'nonce-${nonce}'`],
        'style-src': [`'nonce-${nonce}'`],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': page.frameAncestors,
      }),
    )
    .send(layout(page, nonce).html);
};
