import Type from 'typebox';

export const url = Type.String({ minLength: 1, maxLength: 2048 });

/** Free fields that the company and the desk agree on; values are told as strings. */
export const fields = Type.Record(Type.String({ maxLength: 128 }), Type.Unknown());
