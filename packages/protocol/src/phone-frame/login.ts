import Type, { type Static } from 'typebox';
import { message } from './envelope.ts';

/** Only for accounts that have a phone seat. */
export const login = message(
  'login',
  Type.Object({ email: Type.String(), sipNum: Type.String(), groupNo: Type.String() }),
);
export type Login = Static<typeof login>;
