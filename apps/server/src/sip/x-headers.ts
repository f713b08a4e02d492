import type { CallFacts } from './ports.ts';
import { headerOf, type SipRequest } from './wire/message.ts';
import type { HeaderLine } from './wire/write-message.ts';

const longest = { orderId: 32, caller: 32, text: 2048 };

/** Percent-encoded by our phone; other clients may send plain text. Null for what is no valid encoding or too long. */
const decoded = (text: string | undefined, most: number): string | null => {
  if (text === undefined) return '';
  try {
    const plain = decodeURIComponent(text);
    return plain.length <= most ? plain : null;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text.length <= most ? text : null;
  }
};

export type CallHeaders = Pick<CallFacts, 'orderId' | 'params' | 'other' | 'direction'> & {
  wishedCaller: string;
};

/** P5. Null where one is longer than P4 allows. */
export const readCallHeaders = (request: SipRequest): CallHeaders | null => {
  const orderId = decoded(headerOf(request, 'x-order-id'), longest.orderId);
  const wishedCaller = decoded(headerOf(request, 'x-caller'), longest.caller);
  const params = decoded(headerOf(request, 'x-params'), longest.text);
  const other = decoded(headerOf(request, 'x-other'), longest.text);
  if (orderId === null || wishedCaller === null || params === null || other === null) return null;
  // What is out for the caller is in for the callee; only "dialled automatically" stays what it is.
  const direction = headerOf(request, 'x-direction') === '2' ? 2 : 0;
  return { orderId, wishedCaller, params, other, direction };
};

/** What the callee's page is told. Encoded: other servers on the way may not be 8-bit clean. */
export const callLines = (facts: CallFacts): HeaderLine[] => {
  const lines: HeaderLine[] = [
    ['X-Call-Id', facts.callId],
    ['X-Direction', facts.direction],
  ];
  if (facts.orderId !== '') lines.push(['X-Order-Id', encodeURIComponent(facts.orderId.toWellFormed())]);
  if (facts.params !== '') lines.push(['X-Params', encodeURIComponent(facts.params.toWellFormed())]);
  if (facts.other !== '') lines.push(['X-Other', encodeURIComponent(facts.other.toWellFormed())]);
  return lines;
};
