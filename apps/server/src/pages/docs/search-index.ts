import type { DocsPage, Entry } from './entry.ts';
import { fieldsOf } from './schema.ts';

export type Found = { to: string; title: string; kind: string; page: string; text: string };

const lastName = (path: string): string => path.split(/[.[\]]+/).at(-1) ?? '';

const textOf = ({ summary, words = [], rows, tables }: Entry): string => {
  const fields = tables.flatMap(({ schema }) => fieldsOf(schema).map(({ path }) => lastName(path)));
  const cells = rows?.cells.flat() ?? [];
  return [summary, ...new Set([...words, ...fields, ...cells])].join(' ');
};

/** What the search box looks through. */
export const searchIndex = (pages: readonly DocsPage[]): Found[] =>
  pages.flatMap(({ path, title: page, groups }) =>
    groups
      .flatMap(({ entries }) => entries)
      .map((entry) => ({
        to: `/docs/${path}#${entry.id}`,
        title: entry.title,
        kind: entry.kind,
        page,
        text: textOf(entry),
      })),
  );
