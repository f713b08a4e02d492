import type { AuditRow } from '@inlay/protocol/admin-http/audit.ts';

type Change = { name: string; before: string | null; after: string | null };

/** How a value of a field is called. */
export type NameOf = (field: string, value: string | number | boolean) => string;

const textOf = (field: string, value: unknown, nameOf: NameOf): string | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return nameOf(field, value);
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((each) => textOf(field, each, nameOf) ?? '–').join(', ');
  // A part of a list, such as a country and its price.
  return Object.values(value)
    .map((part) => textOf(field, part, nameOf))
    .filter((part) => part !== null)
    .join(' ');
};

/** Each field that a change names, as it was and as it is, in words that can be read. */
export const changesOf = ({ before, after }: Pick<AuditRow, 'before' | 'after'>, nameOf: NameOf): Change[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((name) => ({
      name,
      before: textOf(name, before?.[name], nameOf),
      after: textOf(name, after?.[name], nameOf),
    }))
    .filter((change) => change.before !== null || change.after !== null);
