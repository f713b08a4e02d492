import type { CallTarget } from '@inlay/domain/call-policy.ts';
import type { StoreReads } from '../store/port.ts';

type Needs = {
  reads: Pick<StoreReads, 'agentIdByExtension' | 'agent'>;
  /** Numbers that the line itself answers. */
  isLineNumber: (number: string) => boolean;
};

/** libphonenumber is large: it is loaded when the first number is asked about. */
const parsed = async (digits: string) => {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return parsePhoneNumberFromString(`+${digits}`);
};

/** P4: 812 for what is no telephone number of its country. */
const outside = async (callee: string): Promise<CallTarget> => {
  const digits = callee.replace(/^\+/, '');
  if (!/^[1-9][0-9]{5,14}$/.test(digits)) return { kind: 'bad' };
  const number = await parsed(digits);
  if (!number?.isValid()) return { kind: 'bad' };
  // Numbers of no country, such as +800, are nobody's on an allow-list of countries.
  return { kind: 'outside', number: digits, country: number.country ?? `+${number.countryCallingCode}` };
};

/** A colleague, a number of the line, or a telephone number. Extensions of other desks are no numbers here. */
export const callTarget = async (
  { reads, isLineNumber }: Needs,
  deskId: number,
  callee: string,
): Promise<CallTarget> => {
  if (isLineNumber(callee)) return { kind: 'inside' };
  const agentId = await reads.agentIdByExtension(callee);
  const agent = agentId === null ? null : await reads.agent(agentId);
  if (agent?.deskId === deskId) return { kind: 'inside' };
  return outside(callee);
};
