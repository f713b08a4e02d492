import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';

export const phoneCommandName = Type.Union([
  Type.Literal('answer'),
  Type.Literal('reject'),
  Type.Literal('hangup'),
  Type.Literal('hold'),
  Type.Literal('unhold'),
  Type.Literal('mute'),
  Type.Literal('unmute'),
  Type.Literal('dtmf'),
  Type.Literal('transfer'),
  Type.Literal('consult'),
  Type.Literal('complete_transfer'),
  Type.Literal('dial'),
]);

/** What a command may say besides its name; P4's limits. */
export const phoneCommandFields = {
  digits: Type.Optional(Type.String({ maxLength: 64, pattern: '^[0-9A-D*#,]+$', description: 'with dtmf' })),
  callee: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, description: 'with dial, transfer and consult' }),
  ),
  caller: Type.Optional(Type.String({ maxLength: 32 })),
  orderId: Type.Optional(Type.String({ maxLength: 32 })),
  params: Type.Optional(Type.String({ maxLength: 2048 })),
};

/**
 * Extension (A15, P7): from any tab of the agent, his workbench too, to the tab that has the phone. The reply says that
 * it was handed on; what came of it comes as `command_result_push`. 404: no tab has the phone.
 */
export const phoneCommandRequest = request('phone_command', {
  tab: Type.Optional(Type.String({ maxLength: 64, description: 'only if this tab still has the phone' })),
  command: phoneCommandName,
  ...phoneCommandFields,
});
export type PhoneCommandRequest = Static<typeof phoneCommandRequest>;
export const phoneCommandReply = reply('phone_command', {
  data: Type.Object({ command_id: Type.String(), holder_tab: Type.String() }),
});
