import Type, { type Static } from 'typebox';
import { seq, userId } from '../ids.ts';
import { push } from './envelope.ts';

/** Extension (A15): the visitor, or this agent in another tab, has read up to `seq`. */
export const readPush = push('read_push', {
  userid: userId,
  thread_uid: Type.String(),
  seq,
  by: Type.Union([Type.Literal('visitor'), Type.Literal('agent')]),
  unread: Type.Optional(Type.Integer({ description: 'what is left, with by: agent' })),
});
export type ReadPush = Static<typeof readPush>;
