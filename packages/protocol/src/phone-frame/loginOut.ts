import { bare } from './envelope.ts';

export const loginOut = bare('loginOut');
