import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict, version } from './fields.ts';

// W6: how a company's access tokens are checked.

const secretAlgorithm = Type.Union([Type.Literal('HS256'), Type.Literal('HS384'), Type.Literal('HS512')]);
const keySetAlgorithm = Type.Union([
  Type.Literal('RS256'),
  Type.Literal('RS384'),
  Type.Literal('RS512'),
  Type.Literal('ES256'),
  Type.Literal('ES384'),
  Type.Literal('ES512'),
  Type.Literal('PS256'),
  Type.Literal('PS384'),
  Type.Literal('PS512'),
]);
type SecretAlgorithm = Static<typeof secretAlgorithm>;
type KeySetAlgorithm = Static<typeof keySetAlgorithm>;
export type SsoAlgorithm = SecretAlgorithm | KeySetAlgorithm;

/** GET /api/admin/sso */
export const ssoRow = Type.Object({
  mode: Type.Union([Type.Literal('off'), Type.Literal('secret'), Type.Literal('jwks')]),
  algorithm: Type.Union([secretAlgorithm, keySetAlgorithm]),
  jwks_url: Type.Union([Type.String(), Type.Null()]),
  version,
});
export type SsoRow = Static<typeof ssoRow>;
export const ssoAnswer = answer(ssoRow);

/** PUT /api/admin/sso/secret. Without `secret`: the one that is there stays; with `generate`, or if there is none, a new one. */
export const ssoSecretBody = Type.Object(
  {
    version,
    algorithm: secretAlgorithm,
    secret: Type.Optional(
      Type.String({ minLength: 1, maxLength: 512, description: 'your own, of at least 48 bytes' }),
    ),
    generate: Type.Optional(Type.Literal(true)),
  },
  strict,
);
export type SsoSecretBody = Static<typeof ssoSecretBody>;
export const ssoSecretAnswer = answer(
  Type.Object({
    version,
    secret: Type.Optional(Type.String({ description: 'the new one; shown here and never again' })),
  }),
);
export type SsoSecretData = Static<typeof ssoSecretAnswer>['data'];

/** PUT /api/admin/sso/jwks */
export const ssoJwksBody = Type.Object(
  { version, algorithm: keySetAlgorithm, jwks_url: Type.String({ minLength: 1, maxLength: 2048 }) },
  strict,
);
export type SsoJwksBody = Static<typeof ssoJwksBody>;

/** POST /api/admin/sso/off: the secret is forgotten. */
export const ssoOffBody = Type.Object({ version }, strict);
export type SsoOffBody = Static<typeof ssoOffBody>;
