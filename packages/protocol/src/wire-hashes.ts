import { createHash } from 'node:crypto';
import { allSchemas } from './all-schemas.ts';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A hash of each public message. Descriptions count: they are part of the contract that people read. */
export const wireHashes = (): Record<string, string> =>
  Object.fromEntries(
    [...allSchemas]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, hash(JSON.stringify(sorted(schema)))]),
  );

/** One hash over all: what WIRE-CHANGES.md names. */
export const wireVersionHash = (): string => hash(JSON.stringify(wireHashes()));
