/** JSON schema, as far as ours go. */
export type Schema = {
  type?: string;
  const?: unknown;
  anyOf?: readonly Schema[];
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  description?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

export type Field = { path: string; type: string; required: boolean; description: string };

const literal = (value: unknown): string => JSON.stringify(value) ?? 'null';

const unique = (texts: readonly string[]): string => [...new Set(texts)].join(' | ');

export const typeName = (schema: Schema): string => {
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.anyOf) return unique(schema.anyOf.map((inner) => typeName(inner)));
  if (schema.type === 'array') return `${typeName(schema.items ?? {})}[]`;
  return schema.type ?? 'any';
};

const between = (least: number | undefined, most: number | undefined, what: string): string[] => {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${what}`];
  if (most !== undefined) return [`at most ${most}${what}`];
  return least === undefined || least === 0 ? [] : [`at least ${least}${what}`];
};

const limitsOf = (schema: Schema): string[] => [
  ...between(schema.minLength, schema.maxLength, ' characters'),
  ...between(schema.minimum, schema.maximum, ''),
  ...between(schema.minItems, schema.maxItems, ' items'),
  ...(schema.pattern === undefined ? [] : [`form ${schema.pattern}`]),
];

const describe = (schema: Schema): string =>
  [...(schema.description === undefined ? [] : [schema.description]), ...limitsOf(schema)].join('; ');

/** The objects inside a field whose own fields are worth rows: itself, the items of a list, the variants of a union. */
const innerOf = (schema: Schema): { suffix: string; schema: Schema }[] => {
  if (schema.properties) return [{ suffix: '', schema }];
  if (schema.type === 'array')
    return innerOf(schema.items ?? {}).map((inner) => ({ ...inner, suffix: `[]${inner.suffix}` }));
  return (schema.anyOf ?? []).flatMap((variant) => innerOf(variant));
};

const deepest = 6;

/** One row a field, inner ones behind their outer one. Variants of a union that share a name share a row. */
export const fieldsOf = (schema: Schema, path = '', depth = 0): Field[] => {
  const rows = new Map<string, Field>();
  const add = (row: Field): void => {
    const known = rows.get(row.path);
    const type = known ? unique([known.type, row.type]) : row.type;
    rows.set(row.path, { ...row, type, description: known?.description || row.description });
  };
  for (const inner of depth > deepest ? [] : innerOf(schema)) {
    const { properties = {}, required = [] } = inner.schema;
    const prefix = path + inner.suffix;
    for (const [name, field] of Object.entries(properties)) {
      const here = prefix === '' ? name : `${prefix}.${name}`;
      add({
        path: here,
        type: typeName(field),
        required: required.includes(name),
        description: describe(field),
      });
      for (const row of fieldsOf(field, here, depth + 1)) add(row);
    }
  }
  return [...rows.values()];
};

const sampleText = ({ pattern, minLength = 0 }: Schema): string =>
  pattern === undefined ? 'text'.padEnd(minLength, 't') : '…';

/** Something of that shape, for messages that have no fixture. */
export const sampleOf = (schema: Schema, depth = 0): unknown => {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, depth);
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([name]) => depth === 0 || (schema.required ?? []).includes(name))
        .map(([name, field]) => [name, sampleOf(field, depth + 1)]),
    );
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, depth + 1)];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  return schema.type === 'null' ? null : sampleText(schema);
};
