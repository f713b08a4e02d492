import Type, { type Static } from 'typebox';
import { callState } from '../agent-socket/call-rows.ts';
import { push } from '../agent-socket/envelope.ts';

/** How the visitor's own call goes, to all tabs: who has answered, and that it is over. */
export const callPush = push('call_push', {
  call: Type.Object({
    call_id: Type.String(),
    state: callState,
    agent_name: Type.String({ description: "'' as long as it rings at several" }),
  }),
});
export type CallPush = Static<typeof callPush>;
