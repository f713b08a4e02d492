import Type, { type Static } from 'typebox';
import { numericId, seq } from '../ids.ts';
import { request, reply } from '../agent-socket/envelope.ts';
import { visitorRecord, visitorThread } from './rows.ts';

/**
 * The first frame. Without `token` a new anonymous visitor is made. With `have`, the reply brings only what is missing
 * of that thread (D3); otherwise the newest page of history.
 */
export const helloRequest = request('hello', {
  desk: numericId,
  token: Type.Optional(Type.String({ maxLength: 256 })),
  lang: Type.Optional(Type.String({ maxLength: 16 })),
  page_url: Type.Optional(Type.String({ maxLength: 2048 })),
  page_title: Type.Optional(Type.String({ maxLength: 512 })),
  meta_data: Type.Optional(
    Type.String({ maxLength: 1024, description: "S2: passed on to the company's business pages as it is" }),
  ),
  my_data: Type.Optional(Type.String({ maxLength: 1024, description: 'S2: as `meta_data`' })),
  have: Type.Optional(Type.Object({ thread_uid: Type.String({ maxLength: 64 }), seq })),
});
export type HelloRequest = Static<typeof helloRequest>;

export const helloReply = reply('hello', {
  data: Type.Object({
    token: Type.String({ description: 'opaque; keep it to be the same visitor after a reload' }),
    userid: Type.String(),
    nickname: Type.String(),
    desk: Type.Object({
      name: Type.String(),
      color: Type.String({ description: 'CSS hex colour' }),
      greeting: Type.String(),
      agents_online: Type.Boolean(),
      calls: Type.Optional(
        Type.Boolean({ description: 'the visitor can call (P6); later changes: calls_open_push' }),
      ),
    }),
    thread: Type.Union([visitorThread, Type.Null()]),
    messages: Type.Array(visitorRecord, { description: 'oldest first' }),
    resumed: Type.Boolean({ description: 'true: messages continue what the client has; false: replace it' }),
    more: Type.Boolean({
      description:
        'resumed: newer ones remain, call hello again; not resumed: older ones exist, call history',
    }),
    upload_max_bytes: Type.Integer(),
  }),
});
export type HelloReply = Static<typeof helloReply>;
