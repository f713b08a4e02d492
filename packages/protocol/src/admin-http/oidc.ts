import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict, version } from './fields.ts';

/** GET /api/admin/oidc (P2). The secret goes in, and never comes out. */
export const oidcRow = Type.Object({
  issuer: Type.String({ description: 'empty: off, or what the environment says' }),
  client_id: Type.String(),
  has_client_secret: Type.Boolean(),
  from_environment: Type.Boolean(),
  redirect_uri: Type.String({ description: 'what the issuer has to allow' }),
  version,
});
export type OidcRow = Static<typeof oidcRow>;
export const oidcSettingsAnswer = answer(oidcRow);

/** PUT /api/admin/oidc. `issuer`: an address, or `google`; empty: off. */
export const oidcBody = Type.Object(
  {
    version,
    issuer: Type.String({ maxLength: 512 }),
    client_id: Type.String({ maxLength: 512 }),
    client_secret: Type.Optional(Type.String({ maxLength: 512 })),
  },
  strict,
);
export type OidcBody = Static<typeof oidcBody>;
