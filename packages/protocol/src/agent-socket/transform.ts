import Type, { type Static } from 'typebox';
import { numericId, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** A7: without a target the visitor goes back to the head of the queue. */
export const transformRequest = request('transform', {
  userid: userId,
  customer_id: Type.Optional(numericId),
  group_no: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type TransformRequest = Static<typeof transformRequest>;
export const transformReply = reply('transform', {});
