import type { Entry } from './entry.ts';
import type { Example } from './examples.ts';
import { sampleOf, type Schema } from './schema.ts';

export type Sources = { describe: (file: string) => string; examples: ReadonlyMap<string, Example[]> };

const examplesOf = (
  { examples }: Sources,
  name: string,
  label: string,
  schema: Schema,
): readonly Example[] => {
  const found = examples.get(name) ?? [];
  if (found.length > 0) return found;
  const sample = sampleOf(schema);
  return sample === undefined ? [] : [{ label, value: sample }];
};

/** A request of a socket with its reply. */
export const askedEntry = (
  sources: Sources,
  area: string,
  name: string,
  { request, reply, extension = false }: { request: object; reply: object; extension?: boolean },
): Entry => ({
  id: name,
  title: name,
  kind: 'request',
  isAddition: extension,
  summary: sources.describe(`${area}/${name}`),
  tables: [
    { label: 'Request', schema: request },
    { label: 'Reply', schema: reply },
  ],
  examples: [
    ...examplesOf(sources, `${area}/${name}.request`, `${name} request`, request),
    ...examplesOf(sources, `${area}/${name}.reply`, `${name} reply`, reply),
  ],
});

/** A message in one direction. */
export const toldEntry = (
  sources: Sources,
  area: string,
  name: string,
  { schema, kind, extension }: { schema: object; kind: string; extension: boolean },
): Entry => ({
  id: `${kind}-${name}`.replaceAll(/[^\w-]/g, '-'),
  title: name,
  kind,
  isAddition: extension,
  summary: sources.describe(`${area}/${name}`),
  tables: [{ label: 'Fields', schema }],
  examples: examplesOf(sources, `${area}/${name}`, name, schema),
});
