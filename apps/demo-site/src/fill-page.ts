const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** Puts values in the place of `{{name}}`; a name that nobody knows is a fault of the page. */
export const fillPage = (page: string, values: Record<string, string>): string =>
  page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the page asks for {{${name}}}`);
    return escapeHtml(values[name] ?? '');
  });
