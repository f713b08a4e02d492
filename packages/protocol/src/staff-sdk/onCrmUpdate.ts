import Type, { type Static } from 'typebox';

// The reference calls two texts numbers (`wechat`, `memo`); both come as they are stored, and both types parse.
const textOrNumber = Type.Union([Type.String(), Type.Number()]);

/** S6: only what this agent changed himself. */
export const onCrmUpdate = Type.Object({
  visitorId: Type.String(),
  name: Type.Optional(Type.String()),
  nickName: Type.Optional(Type.String()),
  gender: Type.Optional(Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)])),
  age: Type.Optional(Type.Integer({ minimum: 0 })),
  phone: Type.Optional(Type.String()),
  qq: Type.Optional(Type.String()),
  wechat: Type.Optional(textOrNumber),
  email: Type.Optional(Type.String()),
  memo: Type.Optional(textOrNumber),
});
export type OnCrmUpdate = Static<typeof onCrmUpdate>;
