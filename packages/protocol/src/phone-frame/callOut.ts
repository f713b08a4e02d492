import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** P4. */
export const callOut = message(
  'callOut',
  Type.Object({
    caller: Type.Optional(
      Type.String({ maxLength: 32, description: "empty: one of the agent's numbers at random" }),
    ),
    callee: Type.String({ maxLength: 32, pattern: '^\\+?[0-9]{1,31}$', description: 'with country code' }),
    countryCode: Type.Optional(Type.String({ maxLength: 8 })),
    orderId: Type.Optional(Type.String({ maxLength: 32 })),
    params: Type.Optional(Type.String({ maxLength: 2048 })),
  }),
);
export type CallOut = Static<typeof callOut>;
