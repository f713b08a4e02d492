import Type from 'typebox';
import { sipAccount } from '../agent-socket/get_phone.ts';
import { request, reply } from '../agent-socket/envelope.ts';

/**
 * P6: the visitor calls an agent by a click, over the line of this server. The credential is for one call to this callee,
 * and for two minutes. 409: nobody can be called now.
 */
export const callRequest = request('call', {});
export const callReply = reply('call', {
  data: Type.Object({
    callee: Type.String({ description: 'to dial; nothing else can be dialled' }),
    agent_name: Type.String(),
    sip: sipAccount,
  }),
});
