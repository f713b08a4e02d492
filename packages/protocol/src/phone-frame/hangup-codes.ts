/** Why a call was refused or ended (P4). Without the schema library: the softphone's frame counts its bytes. */
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
