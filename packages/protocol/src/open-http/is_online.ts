import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { numericId } from '../ids.ts';

/** POST /api/customer/is_online. */
export const isOnlineBody = Type.Object({ customer_id: numericId });
export type IsOnlineBody = Static<typeof isOnlineBody>;
export const isOnlineAnswer = answer(
  Type.Object({ is_online: Type.Union([Type.Literal(0), Type.Literal(1)]) }),
);
