import { bare } from './envelope.ts';

/** P1: the agent has signed out. */
export const logout = bare('logout');
