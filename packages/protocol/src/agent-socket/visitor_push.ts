import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { push } from './envelope.ts';
import { visitorNotes } from './get_user_info.ts';

/** Extension (A15): somebody of the desk has changed what is written down about a visitor. */
export const visitorPush = push('visitor_push', {
  userid: userId,
  customer_id: Type.Integer({ description: 'who changed it' }),
  details: visitorNotes,
});
export type VisitorPush = Static<typeof visitorPush>;
