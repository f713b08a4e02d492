import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';
import { hangupCode } from '../phone-frame/hangup-code.ts';

/** A SIP user: an extension or a number, with or without +. */
export const sipUser = Type.String({ minLength: 1, maxLength: 64, pattern: '^[+]?[A-Za-z0-9._*#-]+$' });

export const callName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[\\w.@:+-]+$',
  description: 'X-Call-Id, or the Call-ID of the INVITE; the same in all that is told of the call',
});

/** Percent-encoded as in the headers (P5), or plain. */
const passed = (maxLength: number) => Type.Optional(Type.String({ maxLength: maxLength * 3 }));

/**
 * POST /api/calls/policy (P4, P6): an operator's SIP server asks before the INVITE goes on, with the shared secret as
 * bearer token. JSON, or a form with the same fields.
 */
export const callPolicyBody = Type.Object({
  call_id: callName,
  from: sipUser,
  to: sipUser,
  caller: passed(32),
  order_id: passed(32),
  params: passed(2048),
  other: passed(2048),
});
export type CallPolicyBody = Static<typeof callPolicyBody>;

/** A denial is an answer, not an error: `X-Hangup-Code` of the refusal is `hangup_code`. */
export const callPolicyAnswer = answer(
  Type.Object({
    allow: Type.Boolean(),
    call_id: Type.String(),
    sip: Type.Integer({ description: '200, or the status to refuse the INVITE with' }),
    hangup_code: Type.Union([hangupCode, Type.Null()]),
    reason: Type.String({ description: 'in the language of Accept-Language; empty when allowed' }),
    caller: Type.String({ description: 'the number to show; empty inside' }),
    ends_by: Type.Union([unixMillis, Type.Null()], { description: 'the money lasts until then' }),
    max_seconds: Type.Integer({ description: 'of talk; the SIP server ends the call then' }),
  }),
);
export type CallPolicyData = Static<typeof callPolicyAnswer>['data'];
