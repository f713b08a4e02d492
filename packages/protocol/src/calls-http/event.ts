import Type, { type Static } from 'typebox';
import { callResult } from '../agent-socket/call-rows.ts';
import { answer } from '../http-envelope.ts';
import { hangupCode } from '../phone-frame/hangup-code.ts';
import { callName, sipUser } from './policy.ts';

/**
 * POST /api/calls/events (P8): what becomes of a call on the operator's SIP server. `extension`: the agent whose call it
 * is, or at whom it rings. A call that comes in is told as `started` first. What is told twice changes nothing.
 */
export const callEventBody = Type.Object({
  call_id: callName,
  event: Type.Union([
    Type.Literal('started'),
    Type.Literal('ringing'),
    Type.Literal('answered'),
    Type.Literal('transferred'),
    Type.Literal('ended'),
  ]),
  extension: Type.Optional(sipUser),
  from: Type.Optional(sipUser),
  to: Type.Optional(sipUser),
  direction: Type.Optional(
    Type.Union([Type.Literal(0), Type.Literal(2), Type.Literal('0'), Type.Literal('2')], {
      description: 'of a call that comes in (P5)',
    }),
  ),
  order_id: Type.Optional(Type.String({ maxLength: 96 })),
  params: Type.Optional(Type.String({ maxLength: 6144 })),
  other: Type.Optional(Type.String({ maxLength: 6144 })),
  result: Type.Optional(callResult),
  hangup_code: Type.Optional(Type.Union([hangupCode, Type.String({ pattern: '^8[01][0-9]$' })])),
  ended_by: Type.Optional(Type.Union([Type.Literal('agent'), Type.Literal('other'), Type.Literal('server')])),
});
/** `ring`: after `started`, the extensions that may be rung: of agents who answer for this number, and are free. */
export const callEventAnswer = answer(Type.Object({ ring: Type.Array(Type.String()) }));

export type CallEventBody = Static<typeof callEventBody>;
