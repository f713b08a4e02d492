import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** W7: POST /api/auth/ticket (API key) mints a login ticket for /agent/auth/login?ticket=… */
export const ticketBody = Type.Object({
  email: Type.String({ minLength: 3, maxLength: 254 }),
  origin: Type.String({
    minLength: 8,
    maxLength: 512,
    description: 'the host page that will embed the desk',
  }),
});
export type TicketBody = Static<typeof ticketBody>;
export const ticketAnswer = answer(
  Type.Object({ ticket: Type.String(), expires_in: Type.Integer({ description: 'seconds' }) }),
);
