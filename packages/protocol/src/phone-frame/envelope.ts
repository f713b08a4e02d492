import Type, { type TSchema } from 'typebox';

/** P1: bare `{type, content}`, in both directions. */
export const message = <T extends string, C extends TSchema>(type: T, content: C) =>
  Type.Object({ type: Type.Literal(type), content });

export const bare = <T extends string>(type: T) => Type.Object({ type: Type.Literal(type) });
