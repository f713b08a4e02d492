import Type, { type Static } from 'typebox';
import { callRecordingRow } from '../calls-http/recording-row.ts';
import { unixMillis, userId } from '../ids.ts';
import { direction } from '../phone-frame/dialStatus.ts';
import { hangupCode } from '../phone-frame/hangup-code.ts';

/** M3: interface 2's `agentStatus`. */
export const phoneStatus = Type.Union([
  Type.Literal(1),
  Type.Literal(2),
  Type.Literal(3),
  Type.Literal(4),
  Type.Literal(5),
  Type.Literal(6),
  Type.Literal(7),
]);
export type PhoneStatus = Static<typeof phoneStatus>;

export const tabName = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'chosen by the tab, the same as long as it lives',
});

export const fencing = Type.Integer({ minimum: 1, description: 'grows with every holder (P7)' });

const callText = Type.String({ maxLength: 64 });
const passedText = Type.Optional(Type.String({ maxLength: 2048 }));
const moment = Type.Optional(unixMillis);

/** P7: a call as the tab that has the phone shows it to the others: the fields of `dialStatus`, and what the buttons show. */
export const phoneCall = Type.Object({
  code: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(5)], {
    description: '0 ringing out, 1 ringing in, 2 talking, 5 hung up',
  }),
  callId: callText,
  direction,
  caller: callText,
  callee: callText,
  orderId: Type.Optional(Type.String({ maxLength: 32 })),
  params: passedText,
  other: passedText,
  callStartTimestamp: moment,
  callConnectedTimestamp: moment,
  callHangUpTimestamp: moment,
  hangupCode: Type.Optional(hangupCode),
  hangupReason: Type.Optional(Type.String({ maxLength: 200 })),
  muted: Type.Boolean(),
  held: Type.Boolean({ description: 'by this agent' }),
  remote_held: Type.Optional(Type.Boolean({ description: 'by the other side' })),
  peer: Type.Optional(
    Type.Union([Type.Literal('here'), Type.Literal('lost')], {
      description: "lost: the other side's page reloads",
    }),
  ),
  consultation: Type.Optional(Type.Boolean({ description: 'a second call, to ask before a transfer' })),
});
export type PhoneCall = Static<typeof phoneCall>;

/** P7: who has the phone. */
export const mediaLease = Type.Object({
  holder_tab: Type.String(),
  fencing,
  expires_at: unixMillis,
});
export type MediaLeaseRow = Static<typeof mediaLease>;

export const callState = Type.Union([
  Type.Literal('ringing'),
  Type.Literal('talking'),
  Type.Literal('ended'),
]);
export type CallStateWord = Static<typeof callState>;

/** How a call ended. */
export const callResult = Type.Union([
  Type.Literal('answered'),
  Type.Literal('cancelled'),
  Type.Literal('busy'),
  Type.Literal('no-answer'),
  Type.Literal('declined'),
  Type.Literal('denied'),
  Type.Literal('failed'),
]);
export type CallResultWord = Static<typeof callResult>;

const agentRef = Type.Object({ customer_id: Type.Integer(), customer_name: Type.String() });

/** P8: a record, as the agent sees it to whom it is sent: of a call between colleagues, one sees it go out and one come in. */
export const callRow = Type.Object({
  call_id: Type.String(),
  direction,
  state: callState,
  result: Type.Union([callResult, Type.Null()], { description: 'null until it has ended' }),
  caller: Type.String(),
  callee: Type.String(),
  order_id: Type.String(),
  params: Type.String(),
  other: Type.String(),
  agent: Type.Union([agentRef, Type.Null()], { description: 'whose call it is' }),
  colleague: Type.Union([agentRef, Type.Null()], { description: 'at the other end' }),
  visitor: Type.Union(
    [Type.Object({ userid: userId, nickname: Type.String(), thread_uid: Type.String() }), Type.Null()],
    { description: 'whose number this is: for the screen pop' },
  ),
  started_at: unixMillis,
  connected_at: Type.Union([unixMillis, Type.Null()]),
  ended_at: Type.Union([unixMillis, Type.Null()]),
  duration: Type.Integer({ description: 'seconds of talk' }),
  hangup_code: Type.Union([hangupCode, Type.Null()]),
  ended_by: Type.Union([Type.Literal('agent'), Type.Literal('other'), Type.Literal('server'), Type.Null()]),
  recordings: Type.Optional(Type.Array(callRecordingRow, { description: 'absent: there is none' })),
});
export type CallRow = Static<typeof callRow>;
