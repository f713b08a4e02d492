import Type, { type Static } from 'typebox';
import { seq } from '../ids.ts';
import { request, reply } from '../agent-socket/envelope.ts';
import { visitorRecord } from './rows.ts';

/** Older messages, across this visitor's earlier threads too. */
export const historyRequest = request('history', {
  before: Type.Object({ thread_uid: Type.String({ maxLength: 64 }), seq }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type HistoryRequest = Static<typeof historyRequest>;
export const historyReply = reply('history', {
  data: Type.Object({ messages: Type.Array(visitorRecord), more: Type.Boolean() }),
});
