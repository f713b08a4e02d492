import Type from 'typebox';

// SPEC §1: integrations send the same id as a number or as a numeric string; both mean the same row.
export const numericId = Type.Union(
  [Type.Integer({ minimum: 0 }), Type.String({ pattern: '^[0-9]{1,15}$' })],
  {
    description: 'a whole number or the same number as a string',
  },
);

/** The desk's own name for a visitor, unique inside the desk (interface 4 `userid`). */
export const userId = Type.String({ minLength: 1, maxLength: 128 });

export const requestId = Type.Union([Type.String({ maxLength: 64 }), Type.Integer()], {
  description: 'chosen by the client, repeated in the reply',
});

export const clientMsgId = Type.String({ minLength: 1, maxLength: 64 });

/** Seconds since 1970, as interface 4 counts time. */
export const unixSeconds = Type.Integer();

/** Milliseconds since 1970. */
export const unixMillis = Type.Integer();

/** A UUIDv7 (M2). */
export const msgId = Type.String();

/** Position of a message in its thread: 1, 2, 3 … without gaps (M2). */
export const seq = Type.Integer({ minimum: 0 });

export const toNumericId = (id: number | string): number => (typeof id === 'number' ? id : Number(id));
