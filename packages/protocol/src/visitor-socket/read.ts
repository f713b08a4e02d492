import Type, { type Static } from 'typebox';
import { seq } from '../ids.ts';
import { request, reply } from '../agent-socket/envelope.ts';

/** The visitor has seen the current thread up to `seq`. */
export const readRequest = request('read', { thread_uid: Type.String({ maxLength: 64 }), seq });
export type ReadRequest = Static<typeof readRequest>;
export const readReply = reply('read', {});
