import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** M3: 1 available, 2 busy, 3 meeting, 4 meal, 5 restroom, 6 sleep, 7 other. */
export const agentStatus = message(
  'agentStatus',
  Type.Object({ code: Type.Union([1, 2, 3, 4, 5, 6, 7].map((code) => Type.Literal(code))) }),
);
export type AgentStatusMessage = Static<typeof agentStatus>;
