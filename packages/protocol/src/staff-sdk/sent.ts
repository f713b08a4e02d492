import Type, { type Static } from 'typebox';

/** Extension: what a send answers. `duplicate`: a card with `dedup` that equals the last one was not sent again. */
export const sent = Type.Object({
  msgId: Type.Optional(Type.String()),
  seq: Type.Optional(Type.Integer({ minimum: 1 })),
  duplicate: Type.Optional(Type.Boolean()),
});
export type Sent = Static<typeof sent>;
