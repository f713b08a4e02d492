import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';

/** GET /api/embed/check: what `check()` of `@inlay/embed` asks from a host page (W11). */
export const embedCheckAnswer = answer(
  Type.Object({
    now: unixMillis,
    origin_allowed: Type.Union([Type.Boolean(), Type.Null()], {
      description: 'W9: whether the page that asks may embed the desk; null when the request names no origin',
    }),
  }),
);
export type EmbedCheck = Static<typeof embedCheckAnswer>['data'];
