import type { Delivery, WebhookRecord } from '../store/outbox-port.ts';
import type { SafeFetch } from '../net/safe-fetch.ts';
import { UnsafeUrl } from '../net/safe-url.ts';
import { signatureOf } from './signature.ts';

const timeoutMs = 10_000;

/** Null: it has arrived. Else why not, in words that carry neither the address nor the secret. */
export type SendResult = string | null;

export type Send = (
  webhook: Pick<WebhookRecord, 'url' | 'secret'>,
  delivery: Delivery,
  signal: AbortSignal,
) => Promise<SendResult>;

const reasonOf = (error: unknown): string => {
  if (error instanceof UnsafeUrl) return `not sent: ${error.reason}`;
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer in ${timeoutMs / 1000} s`;
  // undici wraps what the socket said.
  const cause = error.cause instanceof Error ? error.cause : error;
  if (cause instanceof UnsafeUrl) return `not sent: ${cause.reason}`;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
};

/** One attempt. Only 2xx counts; redirects are not followed. What the receiver says besides is not read. */
export const sendDelivery =
  ({ fetcher, now }: { fetcher: Pick<SafeFetch, 'fetch'>; now: () => number }): Send =>
  async ({ url, secret }, { id, type, body }, signal) => {
    try {
      const answer = await fetcher.fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Inlay-Webhook/1',
          'inlay-delivery': id,
          'inlay-event': type,
          'inlay-signature': signatureOf(secret, body, now()),
        },
        body,
        timeoutMs,
        maxBytes: 0,
        signal,
      });
      // The status decides; a body that breaks off changes nothing.
      await answer.discard().catch(() => null);
      return answer.status >= 200 && answer.status < 300 ? null : `HTTP ${answer.status}`;
    } catch (error) {
      return reasonOf(error);
    }
  };
