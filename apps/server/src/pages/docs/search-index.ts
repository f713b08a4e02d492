import type { DocsPage, Entry } from './entry.ts';
import { fieldsOf } from './schema.ts';

export type Found = {
  to: string;
  title: string;
  kind: string;
  page: string;
  /** What a table of codes explains, what a type has: found before what only mentions it. */
  names: string[];
  text: string;
};

const lastName = (path: string): string => path.split(/[.[\]]+/).at(-1) ?? '';

const namesOf = ({ words = [], rows }: Entry): string[] => [
  ...words,
  ...(rows?.cells.map(([name = '']) => name) ?? []),
];

const textOf = ({ summary, rows, tables }: Entry): string => {
  const fields = tables.flatMap(({ schema }) => fieldsOf(schema).map(({ path }) => lastName(path)));
  return [summary, ...new Set([...fields, ...(rows?.cells.flat() ?? [])])].join(' ');
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
        names: namesOf(entry),
        text: textOf(entry),
      })),
  );
