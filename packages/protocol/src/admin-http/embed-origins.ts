import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict, version } from './fields.ts';

// W9: the one list from which frame-ancestors, targetOrigin and the accepted event.origin come.

/** GET /api/admin/embed-origins */
export const embedOriginsAnswer = answer(Type.Object({ origins: Type.Array(Type.String()), version }));
export type EmbedOrigins = Static<typeof embedOriginsAnswer>['data'];

/** PUT /api/admin/embed-origins: the whole list. */
export const embedOriginsBody = Type.Object(
  { version, origins: Type.Array(Type.String({ minLength: 1, maxLength: 512 }), { maxItems: 100 }) },
  strict,
);
export type EmbedOriginsBody = Static<typeof embedOriginsBody>;
