// What a reference says of a frame's fields. Fields that are not named here may be there: additions are additive.

type Test = (value: unknown) => string | null;
/** A list of one shape means: an array, each item of that shape. A key that ends in `?` may be missing. */
export type Shape = Test | { readonly [key: string]: Shape } | readonly [Shape];

const nameOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? 'undefined';

const typed =
  (type: 'string' | 'number'): Test =>
  (value) =>
    typeof value === type ? null : `expected ${type}, got ${nameOf(value)} ${shown(value)}`;

export const text = typed('string');
export const number = typed('number');
export const anything: Test = (value) => (value === undefined ? 'is missing' : null);

/** The reference writes some ids as a number here and as a text there. */
export const id: Test = (value) =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))
    ? null
    : `expected a number or a numeric text, got ${shown(value)}`;

export const is =
  (...allowed: readonly unknown[]): Test =>
  (value) =>
    allowed.includes(value) ? null : `expected ${allowed.map(shown).join(' or ')}, got ${shown(value)}`;

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const fields = (shape: { readonly [key: string]: Shape }, value: unknown, path: string): string[] => {
  if (nameOf(value) !== 'object') return [`${path || 'it'}: expected object, got ${shown(value)}`];
  const given = value as Record<string, unknown>;
  return Object.entries(shape).flatMap(([key, inner]) => {
    const name = key.replace(/\?$/, '');
    const isMissing = !Object.hasOwn(given, name);
    if (isMissing) return key === name ? [`${at(path, name)} is missing`] : [];
    return mismatches(inner, given[name], at(path, name));
  });
};

const items = ([shape]: readonly [Shape], value: unknown, path: string): string[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) => mismatches(shape, item, `${path}[${index}]`))
    : [`${path || 'it'}: expected array, got ${shown(value)}`];

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Every place where `value` is not what the reference says; none: it is. */
export const mismatches = (shape: Shape, value: unknown, path = ''): string[] => {
  if (typeof shape === 'function') {
    const problem = shape(value);
    return problem === null ? [] : [`${path || 'it'}: ${problem}`];
  }
  return isList(shape) ? items(shape, value, path) : fields(shape, value, path);
};
