import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** 1: the account has a phone seat; 2: it has none, or the seat is switched off. */
export const agentExists = message(
  'agentExists',
  Type.Object({ code: Type.Union([Type.Literal(1), Type.Literal(2)]) }),
);
export type AgentExists = Static<typeof agentExists>;
