import Type, { type Static } from 'typebox';

/** S3: the signature covers timestamp and nonce; ±300 s. */
export const config = Type.Object({
  debug: Type.Optional(Type.Boolean()),
  timestamp: Type.Union([Type.Integer(), Type.String({ pattern: '^[0-9]{10,13}$' })]),
  nonce: Type.String({ minLength: 1, maxLength: 128 }),
  signature: Type.String({
    pattern: '^[0-9a-f]{40}$|^[0-9a-f]{64}$',
    description: 'sha1 or hmac-sha256, lower-case hex',
  }),
});
export type Config = Static<typeof config>;

/** What `echatSDK.error` receives. `reason`, a word of `error-codes.ts`, is an addition. */
export const configError = Type.Object({
  code: Type.Integer(),
  msg: Type.String(),
  reason: Type.Optional(Type.String()),
});
