import type { StoreReads } from '../port.ts';
import type { Db } from '../transactions/transaction.ts';
import { agentReads } from './agents.ts';
import { callReads } from './calls.ts';
import { consoleReads } from './console.ts';
import { deskReads } from './desks.ts';
import { messageReads } from './messages.ts';
import { outboxReads } from './outbox.ts';
import { queueDepths } from './queue-depths.ts';
import { sessionReads } from './sessions.ts';
import { threadReads } from './threads.ts';

export const storeReads = (db: Db): StoreReads => ({
  ...deskReads(db),
  ...consoleReads(db),
  ...agentReads(db),
  ...callReads(db),
  ...sessionReads(db),
  ...threadReads(db),
  ...messageReads(db),
  ...outboxReads(db),
  queueDepths: queueDepths(db),
});
