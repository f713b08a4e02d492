/** HTML that is safe to send as it is. */
export type Html = { readonly html: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

type Value = string | number | Html | readonly Html[];

const render = (value: Value): string => {
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return 'html' in value ? value.html : value.map(({ html }) => html).join('');
};

/** A template whose values are escaped, except those that are HTML already. */
export const html = (texts: TemplateStringsArray, ...values: Value[]): Html => ({
  html: texts
    .map((text, index) => text + (index < values.length ? render(values[index] ?? '') : ''))
    .join(''),
});

/** The same for the text of a script; by another name, because formatters break lines of what is named `html`. */
export const scriptText: typeof html = (strings, ...values) => html(strings, ...values);

/** JSON inside a script element: nothing in it can end the element. */
export const jsonForScript = (value: unknown): Html => ({
  html: JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029'),
});

export const trustedHtml = (text: string): Html => ({ html: text });
