import type { ClaimedLine, Delivery, WebhookRecord } from '../store/outbox-port.ts';
import { backOffMs } from './back-off.ts';
import type { RelayDeps } from './relay-deps.ts';

/** Then the line goes to the end of the row, so that a busy thread does not keep its place for ever. */
const mostOfOneTurn = 50;

type Claim = { lineId: number; claim: string };

const failed = async (
  { store, clock, random, log, counts }: RelayDeps,
  webhook: WebhookRecord,
  claim: Claim,
  delivery: Delivery,
  error: string,
): Promise<null> => {
  const now = clock.now();
  const attempts = delivery.attempts + 1;
  const { outcome } = await store.writes.failDelivery({
    ...claim,
    seq: delivery.seq,
    error,
    retryAt: now + backOffMs(attempts, random),
    now,
  });
  counts[outcome === 'dead' ? 'dead' : 'failed'] += 1;
  const about = { webhook: webhook.id, delivery: delivery.id, attempts, error };
  if (outcome === 'dead') log.error(about, 'a webhook delivery was given up: it is a dead letter now');
  else log.warn(about, 'a webhook delivery failed, it will be tried again');
  return null;
};

const attempt = async (
  deps: RelayDeps,
  webhook: WebhookRecord,
  claim: Claim,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Delivery | null> => {
  const error = await deps.send(webhook, delivery, signal);
  // The server stops: this was no failure of the receiver.
  if (error !== null && signal.aborted) return delivery;
  if (error !== null) return failed(deps, webhook, claim, delivery, error);
  const { leaseMs } = deps;
  const now = deps.clock.now();
  const { next } = await deps.store.writes.settleDelivery({ ...claim, seq: delivery.seq, leaseMs, now });
  deps.counts.delivered += 1;
  return next;
};

/** D6: the deliveries of one line, one after another, until one fails, none is left, or others should have their turn. */
export const sendLine = async (
  deps: RelayDeps,
  webhook: WebhookRecord,
  { lineId, delivery: first }: ClaimedLine,
  claim: string,
  signal: AbortSignal,
): Promise<void> => {
  let next: Delivery | null = first;
  for (let sent = 0; next !== null && sent < mostOfOneTurn && !signal.aborted; sent += 1)
    next = await attempt(deps, webhook, { lineId, claim }, next, signal);
  if (next !== null) await deps.store.writes.releaseLine({ lineId, claim, now: deps.clock.now() });
};
