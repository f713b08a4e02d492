import { bare } from './envelope.ts';

/** P1: signs the agent out of the softphone. */
export const loginOut = bare('loginOut');
