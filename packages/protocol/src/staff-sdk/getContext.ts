import Type, { type Static } from 'typebox';

/** Extension (S8). */
export const getContext = Type.Object({
  visitorId: Type.String(),
  threadUid: Type.String(),
  agent: Type.Object({ id: Type.String(), name: Type.String(), language: Type.String() }),
  scopes: Type.Array(Type.String()),
});
export type Context = Static<typeof getContext>;
