// Business pages are JavaScript, often filled in by a server: numbers come as texts, texts as numbers, and what there is
// not comes as null or ''. Here alone it becomes what the schema says; whether it fits is checked afterwards.

type Shape = {
  type?: string;
  anyOf?: readonly Shape[];
  properties?: Record<string, Shape>;
  required?: readonly string[];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An empty text in a field that may be missing says the same as none; in one that may not, it can be meant. */
const isNone = (value: unknown, isRequired: boolean): boolean =>
  value === null || value === undefined || (value === '' && !isRequired);

/** Only what the schema knows goes on; `null`, as many servers write "none", is none. */
export const onlyKnown = (schema: object, args: unknown): unknown => {
  const { properties, required = [] } = schema as Shape;
  if (!properties || !isRecord(args)) return args;
  const entries = Object.entries(args).filter(
    ([name, value]) => Object.hasOwn(properties, name) && !isNone(value, required.includes(name)),
  );
  return Object.fromEntries(entries);
};

const takes = ({ type = '', anyOf }: Shape, wanted: RegExp): boolean =>
  anyOf ? anyOf.some((one) => takes(one, wanted)) : wanted.test(type);

/** As people and servers write them: no sign, no exponent, no hexadecimal. Not so many digits that some would be lost. */
const decimal = /^\d{1,15}(\.\d{1,6})?$/;

/** Where the schema takes both, as `eventId`, what came is right as it is. */
const asTaken = (shape: Shape, value: unknown): unknown => {
  const takesText = takes(shape, /^string$/);
  const takesNumber = takes(shape, /^(number|integer)$/);
  if (takesNumber && !takesText && typeof value === 'string' && decimal.test(value)) return Number(value);
  if (takesText && !takesNumber && typeof value === 'number' && Number.isFinite(value)) return String(value);
  return value;
};

/** `args` have gone through `onlyKnown`. */
export const asWanted = (schema: object, args: unknown): unknown => {
  const { properties } = schema as Shape;
  if (!properties || !isRecord(args)) return asTaken(schema, args);
  const entries = Object.entries(args).map(([name, value]) => [name, asTaken(properties[name] ?? {}, value)]);
  return Object.fromEntries(entries);
};
