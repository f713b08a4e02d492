import type { Example } from './examples.ts';
import type { Schema } from './schema.ts';

/** One thing that can be looked up: a request, an event, a call, an HTTP operation, a type. */
export type Entry = {
  /** Its name in the address, unique on its page. */
  id: string;
  title: string;
  /** `request`, `event`, `POST` … */
  kind: string;
  /** Inlay's addition to the interface's reference. */
  isAddition: boolean;
  summary: string;
  /** Field tables, each under its own heading. */
  tables: readonly { label: string; schema: Schema }[];
  /** Lines of a table of its own: error codes, scopes. */
  rows?: { heads: readonly string[]; cells: readonly (readonly string[])[] };
  /** Source text that is shown as it is. */
  code?: string;
  examples: readonly Example[];
  /** Further words it is found by. */
  words?: readonly string[];
};

export type Group = { title: string; entries: readonly Entry[] };

export type DocsPage = { path: string; title: string; intro: string; groups: readonly Group[] };
