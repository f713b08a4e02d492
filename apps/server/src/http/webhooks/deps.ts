import type { Deps } from '../../deps.ts';
import type { SafeFetch } from '../../net/safe-fetch.ts';
import type { RunningRelay } from '../../outbox/start-relay.ts';

export type WebhookDeps = Pick<Deps, 'store' | 'clock'> & {
  fetcher: Pick<SafeFetch, 'check'>;
  relay: Pick<RunningRelay, 'wake'>;
};
