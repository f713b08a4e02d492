import { subscriptionsMaxAgeMs } from '../../store/transactions/subscriptions.ts';
import type { WebhookDeps } from './deps.ts';

/**
 * Nodes that share a database know of a change a moment later. The answer waits for that: whatever happens after it, on
 * whichever node, is told as the answer says.
 */
export const takenEffect = async ({ store, clock, relay }: WebhookDeps): Promise<void> => {
  if (store.changes !== null)
    await new Promise<void>((resolve) => clock.after(subscriptionsMaxAgeMs + 200, resolve));
  relay.wake();
};
