import Type from 'typebox';
import { sipAccount } from '../agent-socket/get_phone.ts';
import { request, reply } from '../agent-socket/envelope.ts';

/**
 * P6: the visitor calls by a click, over the line of this server. The credential is for one call, to be begun within two
 * minutes; who is rung is the server's choice: who serves the visitor first, then the workgroup. 404: the desk has not
 * switched it on. 409: nobody is free now. 403: this visitor is in a call already. 429: too many attempts.
 */
export const callRequest = request('call', {});
export const callReply = reply('call', {
  data: Type.Object({
    callee: Type.String({ description: 'to dial; nothing else can be dialled' }),
    agent_name: Type.String({ description: "who is rung first; '' where it rings at several" }),
    sip: sipAccount,
  }),
});
