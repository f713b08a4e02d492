import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** GET /api/auth/oidc/start (P2): where the popup goes. `desk`: whose issuer, if several have one. */
export const oidcStartQuery = Type.Object({
  desk: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
});
export type OidcStartQuery = Static<typeof oidcStartQuery>;

export const oidcStartAnswer = answer(
  Type.Object({
    url: Type.String({ description: 'of the issuer: where the popup goes' }),
    state: Type.String({ description: 'comes back with the code; works once, for ten minutes' }),
  }),
);

/** POST /api/auth/oidc/exchange: a session as POST /api/auth/login gives it. */
export const oidcExchangeBody = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 4096 }),
  state: Type.String({ minLength: 16, maxLength: 256 }),
  iss: Type.Optional(Type.String({ maxLength: 512, description: 'as the issuer sent it back (RFC 9207)' })),
});
export type OidcExchangeBody = Static<typeof oidcExchangeBody>;

/**
 * What the popup at /admin/oidc-return says to the page that opened it, on its own origin only: the first form is for the
 * exchange; the second when the issuer refused, with its word, such as access_denied.
 */
export const oidcReturn = Type.Union([
  Type.Object({
    type: Type.Literal('oidc-return'),
    code: Type.String(),
    state: Type.String(),
    iss: Type.Optional(Type.String()),
  }),
  Type.Object({ type: Type.Literal('oidc-return'), error: Type.String(), state: Type.String() }),
]);
export type OidcReturn = Static<typeof oidcReturn>;
