import Type, { type Static } from 'typebox';
import { statusCode } from '../agent-socket/rows.ts';
import { answer } from '../http-envelope.ts';
import { numericId } from '../ids.ts';

/** POST /api/customer/info. */
export const infoBody = Type.Object({ customer_id: numericId });
export type InfoBody = Static<typeof infoBody>;
export const infoAnswer = answer(
  Type.Object({
    // The reference sends this id as a string here.
    bid: Type.String(),
    customer_name: Type.String(),
    customer_id: Type.Integer(),
    status: statusCode,
    connecting_user: Type.Array(Type.String(), { description: 'userids of the open threads' }),
  }),
);
