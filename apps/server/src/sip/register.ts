import type { Proven } from './auth/authenticate.ts';
import type { Flow, Incoming } from './flow.ts';
import { Leg } from './leg.ts';
import type { Line } from './line.ts';
import type { LiveCall } from './live-call.ts';
import type { Binding } from './registrar.ts';
import { type Address, parseAddress, userOf } from './wire/address.ts';
import { headerOf, headersOf, type SipRequest } from './wire/message.ts';
import { splitOutside } from './wire/scan.ts';
import type { HeaderLine } from './wire/write-message.ts';

const usualSeconds = 600;
const longestSeconds = 3600;
const shortestSeconds = 10;

const secondsOf = (text: string | undefined): number | null =>
  text !== undefined && /^[0-9]{1,10}$/.test(text) ? Number(text) : null;

const wished = (request: SipRequest, contact: Address): number =>
  secondsOf(contact.params.get('expires')) ?? secondsOf(headerOf(request, 'expires')) ?? usualSeconds;

/** P7: `X-Media-Lease: <token>`. */
export const leaseTokenOf = (request: SipRequest): number | null => {
  const token = headerOf(request, 'x-media-lease');
  return token !== undefined && /^[0-9]{1,15}$/.test(token) ? Number(token) : null;
};

const contactLine = (binding: Binding, now: number): HeaderLine => {
  const instance = binding.instance === '' ? '' : `;+sip.instance="${binding.instance}"`;
  const regId = binding.regId === '' ? '' : `;reg-id=${binding.regId}`;
  const expires = Math.max(0, Math.round((binding.expiresAt - now) / 1000));
  return ['Contact', `<${binding.contact}>${instance}${regId};expires=${expires}`];
};

const plain = (text: string | undefined, form: RegExp): string =>
  text !== undefined && form.test(text) ? text : '';

const bindingOf = (
  line: Line,
  { request, flow }: Incoming,
  contact: Address,
  proven: Proven,
  seconds: number,
): Binding => ({
  extension: proven.extension,
  contact: contact.uri,
  instance: plain(contact.params.get('+sip.instance'), /^<[\w:.-]{1,100}>$/),
  regId: plain(contact.params.get('reg-id'), /^[0-9]{1,9}$/),
  flow,
  // P6: no longer than the credential that was shown.
  expiresAt: Math.min(line.clock.now() + Math.min(seconds, longestSeconds) * 1000, proven.expiresAt),
  leaseToken: leaseTokenOf(request),
});

/** P7: the holder of the lease may have a call that is in another tab; before the answer there is nothing to fetch. */
const mayFetch = async (line: Line, { request }: Incoming, extension: string): Promise<boolean> => {
  const token = leaseTokenOf(request);
  return token !== null && (await line.leaseOf(extension))?.token === token;
};

const isElsewhere = (call: LiveCall, extension: string, flow: Flow): boolean => {
  const side = call.sideOf(extension);
  return side instanceof Leg && side.flow !== flow;
};

/** P7: a page that comes back learns of the call that waits for it, and who took the phone of the one that goes on. */
const liveCallLines = async (line: Line, incoming: Incoming, extension: string): Promise<HeaderLine[]> => {
  const fetches = await mayFetch(line, incoming, extension);
  return line.calls
    .of(extension)
    .filter((call) => call.waitsFor(extension) || (fetches && isElsewhere(call, extension, incoming.flow)))
    .map((call) => ['X-Live-Call', call.id]);
};

const answer = async (line: Line, incoming: Incoming, extension: string): Promise<void> => {
  const liveCalls = await liveCallLines(line, incoming, extension);
  const now = line.clock.now();
  incoming.reply(200, {
    toTag: line.token(),
    lines: [...line.registrar.of(extension).map((binding) => contactLine(binding, now)), ...liveCalls],
  });
};

/** RFC 3261 §10.3, after the credential has been checked. */
export const register = (line: Line, incoming: Incoming, proven: Proven): void => {
  const { request } = incoming;
  const accept = (): void =>
    void answer(line, incoming, proven.extension).catch((error: unknown) => {
      line.log.error({ err: error, extension: proven.extension }, 'registering a page failed');
      refuse(500, 'Try Again');
    });
  const refuse = (status: number, reason: string): void =>
    incoming.reply(status, { toTag: line.token(), reason });
  if (userOf(request.to.uri) !== proven.extension) return refuse(403, 'Not Your Extension');
  const values = headersOf(request, 'contact').flatMap((value) => splitOutside(value, ','));
  if (values.length === 0) return accept();
  if (values.length > 1) return refuse(400, 'One Contact Please');
  if (values[0]?.trim().startsWith('*')) {
    if (headerOf(request, 'expires') !== '0') return refuse(400, 'Contact * Needs Expires 0');
    line.registrar.remove(proven.extension, null);
    return accept();
  }
  const contact = parseAddress(values[0] ?? '');
  if (!contact) return refuse(400, 'Contact Is No Address');
  const seconds = wished(request, contact);
  if (seconds === 0) line.registrar.remove(proven.extension, contact.uri);
  else if (seconds < shortestSeconds)
    return incoming.reply(423, { toTag: line.token(), lines: [['Min-Expires', shortestSeconds]] });
  else if (!line.registrar.put(bindingOf(line, incoming, contact, proven, seconds)))
    return refuse(403, 'Too Many Tabs');
  accept();
};
