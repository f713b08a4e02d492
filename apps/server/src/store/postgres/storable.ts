// Postgres stores no NUL in a text, and a half of a surrogate pair is no UTF-8. Both come only from somebody who tries
// what happens: the sign for an unreadable character takes their place, instead of an error for all of a batch.

const unreadable = '\uFFFD';

export const storableText = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', unreadable);

/** A parameter of a statement. */
export const storableValue = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value);
  return Array.isArray(value) ? value.map(storableValue) : value;
};
