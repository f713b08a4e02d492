import Type from 'typebox';

/** S2: the parameters of the page's own address. */
export const getParamData = Type.Object({
  paramName: Type.String({ minLength: 1 }),
  subParamName: Type.Optional(Type.String({ minLength: 1 })),
});
