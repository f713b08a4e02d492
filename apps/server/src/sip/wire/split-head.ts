import { limits } from './limits.ts';
import type { SipHeaders } from './message.ts';

const compact: ReadonlyMap<string, string> = new Map([
  ['a', 'accept-contact'],
  ['b', 'referred-by'],
  ['c', 'content-type'],
  ['e', 'content-encoding'],
  ['f', 'from'],
  ['i', 'call-id'],
  ['k', 'supported'],
  ['l', 'content-length'],
  ['m', 'contact'],
  ['o', 'event'],
  ['r', 'refer-to'],
  ['s', 'subject'],
  ['t', 'to'],
  ['u', 'allow-events'],
  ['v', 'via'],
  ['x', 'session-expires'],
]);

const nameForm = /^[A-Za-z0-9.!%*_+`'~-]+$/;
// oxlint-disable-next-line no-control-regex -- these are what must not get in
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Why the text is no head. */
type Fault = { fault: string };

/** Lines that begin with a blank continue the one before (RFC 3261 §7.3.1). */
const unfold = (lines: readonly string[]): string[] | Fault => {
  const whole: string[] = [];
  for (const line of lines) {
    const isContinuation = line.startsWith(' ') || line.startsWith('\t');
    if (!isContinuation) whole.push(line);
    else if (whole.length === 0) return { fault: 'the headers begin with a continuation line' };
    else whole[whole.length - 1] = `${whole.at(-1) ?? ''} ${line.trim()}`;
    if (whole.length > limits.headers) return { fault: `more than ${limits.headers} headers` };
  }
  return whole;
};

const faultOf = (name: string, value: string): string | null => {
  if (name.length > limits.headerName || !nameForm.test(name)) return 'a header name is malformed';
  if (value.length > limits.headerValue) return `header ${name} is longer than ${limits.headerValue}`;
  return control.test(value) ? `header ${name} has a control character` : null;
};

export const readHeaders = (lines: readonly string[]): { headers: SipHeaders } | Fault => {
  if (lines.length > limits.headers * 4) return { fault: 'too many header lines' };
  const whole = unfold(lines);
  if ('fault' in whole) return whole;
  const headers = new Map<string, string[]>();
  for (const line of whole) {
    const colon = line.indexOf(':');
    if (colon < 1) return { fault: 'a header line has no colon' };
    const given = line.slice(0, colon).trimEnd();
    const value = line.slice(colon + 1).trim();
    const fault = faultOf(given, value);
    if (fault !== null) return { fault };
    const name = compact.get(given.toLowerCase()) ?? given.toLowerCase();
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return { headers };
};
