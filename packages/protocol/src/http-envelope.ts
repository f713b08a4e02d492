import Type, { type TSchema } from 'typebox';

/** Every HTTP answer: `code` 0 or an error code, `msg`, and `data` when it succeeded. */
export const answer = <T extends TSchema>(data: T) =>
  Type.Object({ code: Type.Literal(0), msg: Type.String(), data });

export const emptyAnswer = Type.Object({ code: Type.Literal(0), msg: Type.String() });

export const httpRefusal = Type.Object({ code: Type.Integer(), msg: Type.String() });
