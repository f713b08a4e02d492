import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** M3: 1 available, 2 busy, 3 meeting, 4 meal, 5 restroom, 6 sleep, 7 other. */
export const agentStatus = message(
  'agentStatus',
  Type.Object({
    code: Type.Union([
      Type.Literal(1),
      Type.Literal(2),
      Type.Literal(3),
      Type.Literal(4),
      Type.Literal(5),
      Type.Literal(6),
      Type.Literal(7),
    ]),
  }),
);
export type AgentStatusMessage = Static<typeof agentStatus>;
