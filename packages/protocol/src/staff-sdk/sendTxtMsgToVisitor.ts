import Type from 'typebox';

export const sendTxtMsgToVisitor = Type.String({ minLength: 1, maxLength: 20_000 });
