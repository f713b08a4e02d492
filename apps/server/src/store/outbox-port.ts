import type { WebhookEvent } from '@inlay/protocol/channel-http/webhook.ts';
import type { By } from './console-port.ts';
import type { OrRefused } from './refused.ts';

// D6: webhooks and what waits to be sent to them. Each write is one transaction.

/** D6: whom a desk tells what. */
export type WebhookRecord = {
  id: number;
  deskId: number;
  url: string;
  /** Signs each delivery; shown to nobody after it was made. */
  secret: string;
  events: WebhookEvent[];
  /** Null: of all channels. */
  channel: string | null;
  enabled: boolean;
  createdAt: number;
};

export type Delivery = {
  seq: number;
  id: string;
  type: WebhookEvent;
  /** The JSON that is sent and signed, byte for byte. */
  body: string;
  /** Failed ones. */
  attempts: number;
};

export type ClaimedLine = { lineId: number; delivery: Delivery };

export type ClaimOfDelivery = { lineId: number; claim: string; seq: number; now: number };

export type DeliveryState = 'pending' | 'dead';

export type DeliveryRecord = Pick<Delivery, 'id' | 'type' | 'attempts'> & {
  webhookId: number;
  state: DeliveryState;
  lastError: string;
  createdAt: number;
};

export type OutboxWrites = {
  /** `by`: an administrator did it in the console; a row of the audit log says so. */
  createWebhook(input: Omit<WebhookRecord, 'id'> & { by?: By }): Promise<{ webhookId: number }>;

  /** Refused 404 when the desk has no such webhook. */
  changeWebhook(input: {
    deskId: number;
    webhookId: number;
    change: Partial<Pick<WebhookRecord, 'url' | 'events' | 'channel' | 'enabled'>>;
  }): Promise<OrRefused<{ webhook: WebhookRecord }>>;

  /** What waits for it is deleted as well. */
  deleteWebhook(input: {
    deskId: number;
    webhookId: number;
    by?: By & { at: number };
  }): Promise<OrRefused<{ deleted: true }>>;

  /**
   * D6: lines of this webhook that are due, each with its first delivery. Nobody else gets them before `now + leaseMs`;
   * `claim` is the caller's proof in the calls below.
   */
  claimDeliveries(input: {
    webhookId: number;
    claim: string;
    limit: number;
    leaseMs: number;
    now: number;
  }): Promise<{ lines: ClaimedLine[] }>;

  /** It has arrived. Answers the line's next one, claimed anew; null: nothing is left, or the claim is lost. */
  settleDelivery(input: ClaimOfDelivery & { leaseMs: number }): Promise<{ next: Delivery | null }>;

  /** It has not. Tried again at `retryAt`, at the latest when it expires; after that it is a dead letter. */
  failDelivery(
    input: ClaimOfDelivery & { error: string; retryAt: number },
  ): Promise<{ outcome: 'retried' | 'dead' | 'claim-lost' }>;

  /** Gives a line back untried: anybody may take it at once. */
  releaseLine(input: { lineId: number; claim: string; now: number }): Promise<void>;

  /** Dead letters of the desk go to the end of their lines: one by its id, or all of a webhook. */
  requeueDeadLetters(input: {
    deskId: number;
    only: { id: string } | { webhookId: number };
    now: number;
  }): Promise<{ requeued: number }>;

  /** Old dead letters, and what deleted webhooks left behind. */
  sweepOutbox(input: { deadBefore: number; now: number }): Promise<{ deleted: number }>;
};

export type OutboxReads = {
  webhooks(deskId: number): Promise<WebhookRecord[]>;
  webhook(deskId: number, webhookId: number): Promise<WebhookRecord | null>;
  /** Enabled webhooks of all desks, each with when its next delivery is due; null: nothing to send. */
  webhooksDue(): Promise<(WebhookRecord & { dueAt: number | null })[]>;

  /** Newest first. */
  deliveries(input: {
    deskId: number;
    state: DeliveryState;
    webhookId: number | null;
    limit: number;
  }): Promise<DeliveryRecord[]>;

  /** Counts end at `limit`. */
  outboxDepth(limit: number): Promise<{ pending: number; dead: number; oldestAt: number | null }>;
};
