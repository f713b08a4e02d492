import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { numericId } from '../ids.ts';

/** A14: passed on to the desk's connections as given, except that it cannot imitate the server. */
export const passedData = Type.Record(Type.String({ maxLength: 128 }), Type.Unknown(), { maxProperties: 64 });

export const sendToGroupBody = Type.Object({
  bid: numericId,
  exclude_client_id: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1000 })),
  data: passedData,
});
export type SendToGroupBody = Static<typeof sendToGroupBody>;
export const deliveredAnswer = answer(
  Type.Object({
    success: Type.Integer({ description: 'connections that were sent it' }),
    failure: Type.Integer(),
  }),
);
