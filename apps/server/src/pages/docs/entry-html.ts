import { html, type Html } from '../html.ts';
import { colouredJson } from './coloured-json.ts';
import type { Entry, Group } from './entry.ts';
import type { Example } from './examples.ts';
import { fieldsOf, type Schema, typeName } from './schema.ts';

const nothing = html``;

/** `like this` becomes code; nothing else is markup. */
const prose = (text: string): Html[] =>
  text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`));

const fieldRow = ({ path, type, required, description }: ReturnType<typeof fieldsOf>[number]): Html =>
  html`<tr>
    <td>
      <code class="field">${path}</code>
      ${required ? nothing : html`<small>optional</small>`}
    </td>
    <td>
      <code class="type">${type}</code>
      ${description === '' ? nothing : html`<p>${description}</p>`}
    </td>
  </tr>`;

const fieldTable = ({ label, schema }: { label: string; schema: Schema }): Html => {
  const rows = fieldsOf(schema);
  const body =
    rows.length === 0
      ? html`<p class="bare"><code class="type">${typeName(schema)}</code></p>`
      : html`<div class="wide">
          <table>
            <tbody>
              ${rows.map(fieldRow)}
            </tbody>
          </table>
        </div>`;
  return html`<h4>${label}</h4>
    ${body}`;
};

const rowTable = ({ heads, cells }: NonNullable<Entry['rows']>): Html =>
  html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${cells.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => (at === 0 ? html`<td><code>${cell}</code></td>` : html`<td>${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const exampleHtml = ({ label, value }: Example): Html =>
  html`<figure>
    <figcaption>${label}</figcaption>
    <pre tabindex="0"><code>${colouredJson(value)}</code></pre>
  </figure>`;

export const entryHtml = (entry: Entry): Html =>
  html`<article id="${entry.id}">
    <div class="says">
      <h3>
        <span class="kind">${entry.kind}</span> <a href="#${entry.id}">${entry.title}</a>
        ${entry.isAddition ? html`<span class="addition">addition</span>` : nothing}
      </h3>
      ${entry.summary === '' ? nothing : html`<p>${prose(entry.summary)}</p>`} ${entry.tables.map(fieldTable)}
      ${entry.rows ? rowTable(entry.rows) : nothing}
      ${entry.code === undefined ? nothing : html`<pre tabindex="0"><code>${entry.code}</code></pre>`}
    </div>
    <div class="shows">${entry.examples.map(exampleHtml)}</div>
  </article>`;

export const groupHtml = ({ title, entries }: Group): Html =>
  html`<section>
    <h2>${title}</h2>
    ${entries.map(entryHtml)}
  </section>`;
