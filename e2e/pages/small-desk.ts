import { verifyPage } from '@inlay/domain/signature.ts';
import { createPageHost } from '@inlay/frame/page-host.ts';
import { configRefusal, PageRefused } from '@inlay/frame/page-refused.ts';
import type { PageHandlers } from '@inlay/frame/page-calls.ts';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';

// A desk with one business page and nothing else. `?page=` is the page's address, `origin=` what is registered,
// `sandbox=` of its frame. What happens is kept in `window.desk`.

type Kept = {
  calls: [string, unknown][];
  states: string[];
  errors: string[];
  host?: ReturnType<typeof createPageHost>;
};

const token = 'inlay-demo-page-token';
const kept: Kept = { calls: [], states: [], errors: [] };
Object.assign(window, { desk: kept });
addEventListener('error', (event) => kept.errors.push(event.message));
addEventListener('unhandledrejection', (event) => kept.errors.push(String(event.reason)));

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = (text: string) => new TextEncoder().encode(text);

const digests = {
  sha1: async (text: string) => hex(await crypto.subtle.digest('SHA-1', bytes(text))),
  hmacSha256: async (key: string, text: string) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
    return hex(await crypto.subtle.sign('HMAC', imported, bytes(text)));
  },
};

const parameters = new URLSearchParams(location.search);
const registered = parameters.get('origin') ?? '';
const loadOfNonce = new Map<string, string>();

/** What the server does. */
const verify: Parameters<typeof createPageHost>[0]['verify'] = async (claim, load) => {
  const expected = {
    token,
    pageOrigin: registered,
    now: Date.now(),
    accept: ['sha1', 'hmac-sha256'] as const,
  };
  const verdict = await verifyPage(claim, expected, digests);
  if (!verdict.ok) return configRefusal(verdict.reason === 'expired' ? 'signature_expired' : 'bad_signature');
  const owner = loadOfNonce.get(claim.nonce) ?? load;
  loadOfNonce.set(claim.nonce, owner);
  return owner === load ? null : configRefusal('nonce_used');
};

const keep =
  <R>(method: string, result: R) =>
  (args: unknown): R => {
    kept.calls.push([method, args]);
    return result;
  };
const sent = { msgId: 'm-1', seq: 7 };
const handlers: PageHandlers = {
  pushVisitorEvent: keep('pushVisitorEvent', sent),
  sendTxtMsgToVisitor: keep('sendTxtMsgToVisitor', sent),
  sendImageToVisitor: keep('sendImageToVisitor', sent),
  sendVideoToVisitor: keep('sendVideoToVisitor', sent),
  sendVoiceToVisitor: keep('sendVoiceToVisitor', sent),
  sendFileToVisitor: keep('sendFileToVisitor', sent),
  setVisitorChatSign: keep('setVisitorChatSign', undefined),
  setDraft: () => {
    throw new PageRefused('no_visitor', 'select a visitor first');
  },
  getContext: keep('getContext', {
    visitorId: 'wx-7',
    threadUid: 'th-1',
    agent: { id: '1', name: 'Ada', language: 'en-US' },
    scopes: ['visitor:read'],
  }),
  resize: keep('resize', undefined),
  setBadge: keep('setBadge', undefined),
};

const scopes: readonly Scope[] = ['visitor:read', 'crm:read', 'message:send', 'thread:sign', 'draft:write'];
const frame = document.createElement('iframe');
frame.id = 'page';
const sandbox = parameters.get('sandbox') ?? 'allow-scripts allow-same-origin';
frame.setAttribute('sandbox', sandbox);
document.body.append(frame);
kept.host = createPageHost({
  window,
  frame,
  origin: registered,
  scopes,
  verify,
  handlers,
  now: () => Date.now(),
  newChannel: () => new MessageChannel(),
  onState: ({ name }) => kept.states.push(name),
  onError: (error) => kept.errors.push(String(error)),
});
frame.src = parameters.get('page') ?? '';
