import Type, { type Static } from 'typebox';
import { numericId, userId } from '../ids.ts';
import { request, reply } from './envelope.ts';
import { recordRow } from './rows.ts';

const count = (maximum: number) =>
  Type.Union([Type.Integer({ minimum: 1, maximum }), Type.String({ pattern: '^[1-9][0-9]{0,8}$' })]);

/** A9: page 1 is the newest; rows inside a page run oldest first; at most 100 rows a page. */
export const getChatRecordRequest = request('get_chat_record', {
  bid: Type.Optional(numericId),
  customer_id: Type.Optional(numericId),
  userid: userId,
  page: Type.Optional(count(1_000_000_000)),
  pagesize: Type.Optional(count(1000)),
});
export type GetChatRecordRequest = Static<typeof getChatRecordRequest>;

export const getChatRecordReply = reply('get_chat_record', {
  data: Type.Object({ list_chat: Type.Array(recordRow), total: Type.Integer() }),
});
