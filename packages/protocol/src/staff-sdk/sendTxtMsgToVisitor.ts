import Type from 'typebox';

/** A text for the selected visitor. */
export const sendTxtMsgToVisitor = Type.String({ minLength: 1, maxLength: 20_000 });
