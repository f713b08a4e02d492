import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict, version } from './fields.ts';

// P6: the operator's own SIP server in place of the line of this server. Secrets go in, and never come out.

const secret = Type.String({ minLength: 16, maxLength: 256 });

/** GET /api/admin/call-line. `sip_url` empty: the line of this server, or what the environment says. */
export const callLineRow = Type.Object({
  sip_url: Type.String(),
  sip_domain: Type.String(),
  has_sip_secret: Type.Boolean(),
  turn_urls: Type.Array(Type.String()),
  has_turn_secret: Type.Boolean(),
  has_policy_secret: Type.Boolean(),
  web_calls: Type.Boolean({ description: 'visitors may call from the widget' }),
  from_environment: Type.Boolean({ description: 'the operator has set a SIP server for all desks' }),
  version,
});
export type CallLineRow = Static<typeof callLineRow>;
export const callLineAnswer = answer(callLineRow);

/** PUT /api/admin/call-line. A secret that is not sent stays as it is. */
export const callLineBody = Type.Object(
  {
    version,
    sip_url: Type.String({ maxLength: 512, description: 'wss://…, or empty' }),
    sip_domain: Type.String({ maxLength: 253 }),
    sip_secret: Type.Optional(secret),
    turn_urls: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 8 }),
    turn_secret: Type.Optional(secret),
  },
  strict,
);
export type CallLineBody = Static<typeof callLineBody>;

/** POST /api/admin/call-line/policy-secret: a new one, shown in this answer only. */
export const callPolicySecretBody = Type.Object({ version }, strict);
export type CallPolicySecretBody = Static<typeof callPolicySecretBody>;
export const callPolicySecretAnswer = answer(Type.Object({ version, secret: Type.String() }));
