import Type, { type Static } from 'typebox';
import { statusCode } from '../agent-socket/rows.ts';
import { answer } from '../http-envelope.ts';
import { numericId } from '../ids.ts';

/** POST /api/customer/list: the desk's agents who are online. */
export const listBody = Type.Object({ bid: numericId });
export type ListBody = Static<typeof listBody>;
export const listAnswer = answer(
  Type.Array(Type.Object({ customer_id: Type.Integer(), customer_name: Type.String(), status: statusCode })),
);
