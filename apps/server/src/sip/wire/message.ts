import type { Address } from './address.ts';

/** By lower-case long name, in the order of arrival. */
export type SipHeaders = ReadonlyMap<string, readonly string[]>;

/** What every message carries and the parser has checked. */
type Core = {
  headers: SipHeaders;
  body: string;
  callId: string;
  cseq: { number: number; method: string };
  from: Address;
  to: Address;
  /** Of the topmost Via; '' where an old client sends none. */
  branch: string;
};

export type SipRequest = Core & { kind: 'request'; method: string; uri: string };
export type SipResponse = Core & { kind: 'response'; status: number; reason: string };
export type SipMessage = SipRequest | SipResponse;

type WithHeaders = { headers: SipHeaders };

export const headersOf = (message: WithHeaders, name: string): readonly string[] =>
  message.headers.get(name) ?? [];

export const headerOf = (message: WithHeaders, name: string): string | undefined =>
  message.headers.get(name)?.[0];

/** Lists may be one line with commas or many lines (RFC 3261 §7.3.1); option tags have no case. */
export const optionTags = (message: WithHeaders, name: string): string[] =>
  headersOf(message, name)
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== '');
