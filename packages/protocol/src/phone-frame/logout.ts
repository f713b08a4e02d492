import { bare } from './envelope.ts';

export const logout = bare('logout');
