import Type, { type Static } from 'typebox';
import { request, reply } from '../agent-socket/envelope.ts';

/** 1 to 5 for the latest thread; a later rating replaces the earlier one. */
export const rateRequest = request('rate', {
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type RateRequest = Static<typeof rateRequest>;
export const rateReply = reply('rate', {});
