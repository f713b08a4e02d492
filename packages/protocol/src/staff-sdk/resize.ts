import Type from 'typebox';

/** Extension (S8). */
export const resize = Type.Object({
  height: Type.Integer({ minimum: 0, maximum: 10_000, description: 'CSS pixels' }),
});
