import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';
import { hangupCode } from './hangup-code.ts';

// P3: milliseconds; a time that has not come yet is absent. The reference's sample shows '' for it, so '' parses too.
const moment = Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Literal('')]));

/** 0 in, 1 out, 2 dialled automatically and handed to a person (P5). */
export const direction = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)]);

const callFields = {
  callId: Type.String(),
  direction,
  caller: Type.String(),
  callee: Type.String(),
  // '' where the call has none.
  orderId: Type.String({ maxLength: 32 }),
  params: Type.String({ maxLength: 2048 }),
  other: Type.Optional(Type.String({ maxLength: 2048 })),
  callStartTimestamp: moment,
  callConnectedTimestamp: moment,
  callHangUpTimestamp: moment,
};

/** 0 ringing out, 1 ringing in, 2 talking. */
const call = Type.Object({
  code: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)]),
  ...callFields,
});

/** 5 hung up; why, is an addition. */
const hungUp = Type.Object({
  code: Type.Literal(5),
  ...callFields,
  hangupCode: Type.Optional(hangupCode),
  hangupReason: Type.Optional(Type.String()),
});

/** 3 line down, 4 registered, 6 not logged in, -1 registration failed. */
const line = Type.Object({
  code: Type.Union([Type.Literal(3), Type.Literal(4), Type.Literal(6), Type.Literal(-1)]),
});

export const dialStatus = message('dialStatus', Type.Union([call, hungUp, line]));
export type DialStatus = Static<typeof dialStatus>;
