import Type from 'typebox';

/** Why a call was refused or ended (P4). */
export const hangupCodes = {
  800: 'network fault',
  801: 'network fault',
  810: 'no balance',
  811: 'country not allowed',
  812: 'bad number',
  813: 'login expired',
  814: 'number on the blacklist',
  815: 'too many calls to this number',
  816: 'caller number cannot be used',
  817: 'daily trial limit reached',
  819: 'call by DID number failed',
} as const;

export type HangupCode = keyof typeof hangupCodes;

export const hangupCode = Type.Union([
  Type.Literal(800),
  Type.Literal(801),
  Type.Literal(810),
  Type.Literal(811),
  Type.Literal(812),
  Type.Literal(813),
  Type.Literal(814),
  Type.Literal(815),
  Type.Literal(816),
  Type.Literal(817),
  Type.Literal(819),
]);
