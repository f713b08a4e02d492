import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type Example = { label: string; value: unknown };

type Fixture = { schema: string; documented: unknown; added: Record<string, unknown> };

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@inlay/protocol/compile.ts')),
  '../fixtures',
);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (documented: unknown, added: unknown): unknown => {
  if (Array.isArray(documented) && Array.isArray(added))
    return documented.map((item, n) => merge(item, (added as unknown[])[n]));
  if (!isObject(documented)) return documented ?? added;
  if (!isObject(added)) return documented;
  const whole = { ...documented };
  for (const [key, value] of Object.entries(added)) whole[key] = merge(documented[key], value);
  return whole;
};

const labelOf = (path: string): string => basename(path, '.json').replaceAll(/[._-]/g, ' ');

/** The fixtures that the schemas are tested with, by the name of their schema. */
export const examples = (): ReadonlyMap<string, Example[]> => {
  const found = new Map<string, Example[]>();
  for (const path of globSync('**/*.json', { cwd: folder }).toSorted()) {
    const { schema, documented, added } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Fixture;
    const list = found.get(schema) ?? [];
    list.push({ label: labelOf(path), value: merge(documented, added) });
    found.set(schema, list);
  }
  return found;
};
