import { systemClock } from '../../clock.ts';
import { createSafeFetch } from '../../net/safe-fetch.ts';
import { createLogger } from '../../observability/logger.ts';
import { Relay } from '../relay.ts';
import { sendDelivery } from '../send.ts';
import { openOutboxStore } from './outbox-store.ts';

// A relay in a process of its own, so that it can be killed. The argument is the data directory.

const [dataDir = ''] = process.argv.slice(2);
const fetcher = createSafeFetch({ allowedNetworks: ['127.0.0.0/8'], allowHttp: true });
new Relay({
  store: openOutboxStore(dataDir, systemClock.now),
  clock: systemClock,
  log: createLogger('silent'),
  random: () => 0,
  send: sendDelivery({ fetcher, now: systemClock.now }),
  leaseMs: 300,
  counts: { delivered: 0, failed: 0, dead: 0 },
}).start();
// The clock's timers do not keep a process alive.
setInterval(() => undefined, 60_000);
