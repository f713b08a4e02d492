import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';

/** Extension (W10): the softphone's dialStatus code of the agent's call (interface 2). */
export const callStatusChanged = event(
  'call_status_changed',
  Type.Object({
    callId: Type.String(),
    code: Type.Integer(),
    direction: Type.Integer(),
    caller: Type.String(),
    callee: Type.String(),
  }),
);
export type CallStatusChanged = Static<typeof callStatusChanged>;
