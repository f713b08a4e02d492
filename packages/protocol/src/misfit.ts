import Type, { type TObject, type TSchema, type TUnion } from 'typebox';
import { Errors } from 'typebox/value';

/** What is wrong with a field; the server has a sentence for each in every language (A5). */
export type MisfitKind = 'missing' | 'type' | 'choice' | 'too_long' | 'too_short' | 'range' | 'form';

export type Misfit = {
  path: string;
  kind: MisfitKind;
  /** What is wanted: a type of JSON, a limit, the values to choose from. */
  wanted: string;
  /** The validator's own words, in English. */
  message: string;
};

type ValidationError = ReturnType<typeof Errors>[number];

const kindOf: Partial<Record<ValidationError['keyword'], MisfitKind>> = {
  type: 'type',
  enum: 'choice',
  maxLength: 'too_long',
  maxItems: 'too_long',
  maxProperties: 'too_long',
  minLength: 'too_short',
  minItems: 'too_short',
  minimum: 'range',
  maximum: 'range',
};

const wantedOf = ({ params }: ValidationError): string => {
  if ('type' in params) return String(params.type);
  if ('allowedValues' in params) return params.allowedValues.join(', ');
  if (!('limit' in params)) return '';
  return 'comparison' in params ? `${params.comparison} ${params.limit}` : String(params.limit);
};

const misfitOf = (error: ValidationError): Misfit => ({
  path: error.instancePath.slice(1).replaceAll('/', '.'),
  kind: kindOf[error.keyword] ?? 'form',
  wanted: wantedOf(error),
  message: error.message,
});

const missing = (path: string): Misfit => ({ path, kind: 'missing', wanted: '', message: 'is missing' });

const within = (key: string | number, misfit: Misfit | null): Misfit | null =>
  misfit && { ...misfit, path: misfit.path === '' ? String(key) : `${key}.${misfit.path}` };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const firstOf = <T>(
  things: readonly T[],
  find: (thing: T, index: number) => Misfit | null,
): Misfit | null => {
  for (const [index, thing] of things.entries()) {
    const misfit = find(thing, index);
    if (misfit) return misfit;
  }
  return null;
};

/** Is another branch meant: by the value's type, or by a constant such as the `type` of a message part? */
const isOther = ({ kind, path }: Misfit): boolean =>
  kind === 'choice' ? !path.includes('.') : kind === 'type' && path === '';

/** The misfit in the branch that is meant; where none is, what there was to choose from. */
const inUnion = (schema: TUnion, value: unknown): Misfit | null => {
  const misfits = schema.anyOf.flatMap((branch) => firstMisfit(branch, value) ?? []);
  const meant = misfits.find((misfit) => !isOther(misfit));
  if (meant) return meant;
  const choices = misfits.filter(({ kind }) => kind === 'choice');
  const others = choices.length > 0 ? choices : misfits;
  const [first] = others;
  if (!first) return null;
  const wanted = Array.from(new Set(others.map((other) => other.wanted))).join(', ');
  return { ...first, wanted, message: `must be ${wanted}` };
};

const inObject = (schema: TObject, value: Record<string, unknown>): Misfit | null => {
  const absent = Object.entries(schema.properties).filter(
    ([key, field]) => !Type.IsOptional(field) && !Object.hasOwn(value, key),
  );
  // What kind of thing it is comes first: without it no other field can be judged.
  const [kind] = absent.find(([, field]) => Type.IsLiteral(field)) ?? [];
  if (kind !== undefined) return missing(kind);
  const inside = firstOf(Object.entries(schema.properties), ([key, field]) =>
    Object.hasOwn(value, key) ? within(key, firstMisfit(field, value[key])) : null,
  );
  const [[first] = []] = absent;
  return inside ?? (first === undefined ? null : missing(first));
};

/** A value of another type than the constant is no other case: it is to be this one. */
const notThis = (constant: unknown): Misfit => ({
  path: '',
  kind: 'choice',
  wanted: String(constant),
  message: `must be ${String(constant)}`,
});

const insideOf = (schema: TSchema, value: unknown): Misfit | null => {
  if (Type.IsLiteral(schema)) return notThis(schema.const);
  if (Type.IsUnion(schema)) return inUnion(schema, value);
  if (Type.IsIntersect(schema)) return firstOf(schema.allOf, (part) => firstMisfit(part, value));
  if (Type.IsObject(schema) && isObject(value)) return inObject(schema, value);
  if (Type.IsArray(schema) && Array.isArray(value))
    return firstOf(value, (item, index) => within(index, firstMisfit(schema.items, item)));
  return null;
};

/** Where and why `value` does not fit, of all that is wrong the thing to mend first; null when it fits. */
export const firstMisfit = (schema: TSchema, value: unknown): Misfit | null => {
  const [error] = Errors(schema, value);
  return error ? (insideOf(schema, value) ?? misfitOf(error)) : null;
};
