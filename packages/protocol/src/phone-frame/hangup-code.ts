import Type from 'typebox';

/** One of `hangupCodes`. */
export const hangupCode = Type.Union([
  Type.Literal(800),
  Type.Literal(801),
  Type.Literal(810),
  Type.Literal(811),
  Type.Literal(812),
  Type.Literal(813),
  Type.Literal(814),
  Type.Literal(815),
  Type.Literal(816),
  Type.Literal(817),
  Type.Literal(819),
]);
