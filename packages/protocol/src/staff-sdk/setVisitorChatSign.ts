import Type from 'typebox';

/** S7: other values have no effect. */
export const setVisitorChatSign = Type.Object({ chatSign: Type.Union([Type.Literal(0), Type.Literal(1)]) });
