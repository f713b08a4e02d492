import type { AuditRow } from '@inlay/protocol/admin-http/audit.ts';

type Change = { name: string; before: string | null; after: string | null };

type Flags = { yes: string; no: string };

const textOf = (value: unknown, flags: Flags): string | null => {
  if (typeof value === 'boolean') return value ? flags.yes : flags.no;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((each) => textOf(each, flags) ?? '–').join(', ');
  return JSON.stringify(value);
};

/** Each field that a change names, as it was and as it is, in words that can be read. */
export const changesOf = ({ before, after }: Pick<AuditRow, 'before' | 'after'>, flags: Flags): Change[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((name) => ({ name, before: textOf(before?.[name], flags), after: textOf(after?.[name], flags) }))
    .filter((change) => change.before !== null || change.after !== null);
