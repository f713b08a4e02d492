import { type HangupCode, hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';

/** What the SIP side tells of an end. */
export type SessionEnd = {
  /** `local`: this page sent the end itself, whether the agent wished it or the network did. */
  by: 'local' | 'remote';
  /** Of the response that refused; null for BYE, CANCEL and ends of our own. */
  status: number | null;
  /** `X-Hangup-Code`. */
  hangupCode: string | null;
  /** `Reason`. */
  reason: string | null;
  cause: 'microphone' | 'media' | 'connection' | 'other';
};

/** How far the call had come, and whether the agent has ended it (P7a: JsSIP alone cannot tell). */
export type EndSituation = { phase: 'ringingOut' | 'ringingIn' | 'talking'; agentHungUp: boolean };

export type EndKind =
  | 'hungUp'
  | 'cancelled'
  | 'rejected'
  | 'missed'
  | 'elsewhere'
  | 'busy'
  | 'noAnswer'
  | 'declined'
  | 'denied'
  | 'network'
  | 'microphone';

/** `code` is there only where interface 2 has one. */
export type CallEnd = { kind: EndKind; by: 'agent' | 'other' | 'network'; code: HangupCode | null };

const codeOf = (text: string | null): HangupCode | null => {
  const code = text !== null && /^[0-9]{3}$/.test(text) ? Number(text) : 0;
  return Object.hasOwn(hangupCodes, code) ? (code as HangupCode) : null;
};

const causeOf = (reason: string | null): number | null => {
  const [, digits] =
    /^\s*SIP\s*;\s*(?:[^;]*;\s*)*?cause\s*=\s*([0-9]{3})(?![0-9])/i.exec((reason ?? '').slice(0, 300)) ?? [];
  return digits === undefined ? null : Number(digits);
};

const ofNetwork = (code: 800 | 801): CallEnd => ({ kind: 'network', by: 'network', code });
const ofOther = (kind: EndKind, code: HangupCode | null = null): CallEnd => ({ kind, by: 'other', code });

const byAgent = ({ phase }: EndSituation): CallEnd => {
  const kind = { talking: 'hungUp', ringingOut: 'cancelled', ringingIn: 'rejected' } as const;
  return { kind: kind[phase], by: 'agent', code: null };
};

/** Only where the server sent no code of its own. */
const byStatus = (status: number): CallEnd => {
  if (status === 402) return ofOther('denied', 810);
  if (status === 404 || status === 484 || status === 604) return ofOther('denied', 812);
  if (status === 401 || status === 407) return ofOther('denied', 813);
  if (status === 486 || status === 600) return ofOther('busy');
  if (status === 480 || status === 487) return ofOther('noAnswer');
  if (status === 603 || status === 403) return ofOther('declined');
  return ofNetwork(801);
};

const withCode = (code: HangupCode): CallEnd =>
  code === 800 || code === 801 ? ofNetwork(code) : ofOther('denied', code);

const byRemote = ({ phase }: EndSituation, end: SessionEnd): CallEnd => {
  const cause = causeOf(end.reason);
  // P7a: "completed elsewhere" is not a missed call; nor is a call that moved to another tab a call that ended.
  if (cause === 200 && phase === 'ringingIn') return ofOther('elsewhere');
  if (cause === 200 && /moved|transferred/i.test(end.reason ?? '')) return ofOther('elsewhere');
  if (phase === 'ringingIn') return cause === 603 ? ofOther('elsewhere') : ofOther('missed');
  if (end.status !== null) return byStatus(end.status);
  return cause === 408 || cause === 503 ? ofNetwork(801) : ofOther('hungUp');
};

const byPage = (end: SessionEnd): CallEnd => {
  if (end.cause === 'microphone') return { kind: 'microphone', by: 'agent', code: null };
  // 801: media between the two sides; 800: this page's own way to the server.
  return ofNetwork(end.cause === 'media' ? 801 : 800);
};

/**
 * Why a call ended. Own intent comes first (P7a: what the agent ended is never a network fault), then the server's code
 * (P6: it wins over any mapping of statuses), then what the SIP side shows.
 */
export const classifyEnd = (situation: EndSituation, end: SessionEnd): CallEnd => {
  if (situation.agentHungUp) return byAgent(situation);
  const code = codeOf(end.hangupCode);
  if (code !== null) return withCode(code);
  return end.by === 'local' ? byPage(end) : byRemote(situation, end);
};
