import Type, { type Static } from 'typebox';
import { config } from '../staff-sdk/config.ts';
import { request, reply } from './envelope.ts';

const { timestamp, nonce, signature } = config.properties;

/** Extension (S3): whether the page in this load of the frame proved itself. A nonce belongs to the first load that shows it. */
export const verifyBusinessPageRequest = request('verify_business_page', {
  page_id: Type.Integer({ minimum: 1 }),
  load: Type.String({ pattern: '^[0-9a-f]{32}$', description: "the page's name for this load" }),
  origin: Type.String({ maxLength: 512, description: 'where the greeting of the frame came from' }),
  timestamp,
  nonce,
  signature,
});
export type VerifyBusinessPageRequest = Static<typeof verifyBusinessPageRequest>;

const verdict = Type.Union([
  Type.Object({ verified: Type.Literal(true) }),
  Type.Object({
    verified: Type.Literal(false),
    reason: Type.Union([
      Type.Literal('bad_config'),
      Type.Literal('bad_signature'),
      Type.Literal('origin_not_registered'),
      Type.Literal('nonce_used'),
      Type.Literal('signature_expired'),
    ]),
  }),
]);
export type PageVerdict = Static<typeof verdict>;
export const verifyBusinessPageReply = reply('verify_business_page', { data: verdict });
