import { html, type Html } from '../html.ts';
import type { DocsPage } from './entry.ts';
import { groupHtml } from './entry-html.ts';

const pageLinks = (pages: readonly DocsPage[], here: string): Html[] =>
  pages.map(({ path, title, groups }) => {
    const link = html`<a href="/docs/${path}" ${path === here ? html`aria-current="page"` : html``}
      >${title}</a
    >`;
    if (path !== here) return html`<li>${link}</li>`;
    return html`<li>
      ${link}
      <ul>
        ${groups.map(
          (group) =>
            html`<li class="group">${group.title}</li>
              ${group.entries.map((entry) => html`<li><a href="#${entry.id}">${entry.title}</a></li>`)}`,
        )}
      </ul>
    </li>`;
  });

const shell = (pages: readonly DocsPage[], here: string, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/docs/docs.css" />
        <script src="/docs/docs.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <a class="brand" href="/docs">Inlay <span>Reference</span></a>
          <form role="search">
            <input
              type="search"
              id="search"
              placeholder="Search: connect, dialStatus, 409 …"
              aria-label="Search the reference"
              autocomplete="off"
              spellcheck="false"
              role="combobox"
              aria-expanded="false"
              aria-controls="found"
            />
            <kbd>/</kbd>
            <ul id="found" role="listbox" aria-label="Found" hidden></ul>
          </form>
          <button type="button" id="menu" aria-expanded="false" aria-controls="contents">Contents</button>
        </header>
        <nav id="contents" aria-label="Contents">
          <ul>
            ${pageLinks(pages, here)}
          </ul>
        </nav>
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html> `;

const entriesOf = ({ groups }: DocsPage): number =>
  groups.reduce((sum, { entries }) => sum + entries.length, 0);

export const overview = (pages: readonly DocsPage[]): string =>
  shell(
    pages,
    '',
    'Inlay reference',
    html`<h1>Reference</h1>
      <p class="lead">
        Every message, call and type of this server, generated from the schemas that it checks with. Additions
        to the four interfaces are marked.
      </p>
      <ul class="cards">
        ${pages.map(
          (page) =>
            html`<li>
              <a href="/docs/${page.path}"
                ><strong>${page.title}</strong>
                <span>${page.intro}</span>
                <small>${entriesOf(page)} entries</small></a
              >
            </li>`,
        )}
      </ul>
      <h2>For machines</h2>
      <ul>
        <li><a href="/openapi.json">/openapi.json</a>: the HTTP calls, OpenAPI 3.1</li>
        <li><a href="/asyncapi.json">/asyncapi.json</a>: both sockets, AsyncAPI 3.0</li>
        <li>
          <code>npx @inlay/contract-kit</code> with the address of this server: checks it, and clients of
          yours, against the references
        </li>
      </ul>`,
  ).html;

export const docsPage = (pages: readonly DocsPage[], page: DocsPage): string =>
  shell(
    pages,
    page.path,
    `${page.title} · Inlay reference`,
    html`<h1>${page.title}</h1>
      <p class="lead">${page.intro}</p>
      ${page.groups.map(groupHtml)}`,
  ).html;
