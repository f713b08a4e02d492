import Type, { type Static } from 'typebox';
import { messagePart, sendableParts } from '../content.ts';
import { numericId, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** A12: asks the desk's assistant. */
export const getAnswerFromAiRequest = request('get_answer_from_ai', {
  bid: Type.Optional(numericId),
  customer_id: Type.Optional(numericId),
  userid: Type.Optional(userId),
  user_query: sendableParts,
});
export type GetAnswerFromAiRequest = Static<typeof getAnswerFromAiRequest>;

export const getAnswerFromAiReply = reply('get_answer_from_ai', {
  data: Type.Object({
    message_list: Type.Array(messagePart),
    answered: Type.Boolean({ description: 'false: no stored answer was sure enough; the text says so' }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    sources: Type.Array(Type.Object({ id: Type.Integer(), question: Type.String() })),
  }),
});
