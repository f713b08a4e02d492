import type { CallBook } from './call-book.ts';
import type { ClientTransactions } from './client-transactions.ts';
import type { DialAsk, Dialling } from './dialling.ts';
import type { Incoming } from './flow.ts';
import type { Leg } from './leg.ts';
import type { LiveCall } from './live-call.ts';
import type { CallRoute, SipDeps } from './ports.ts';
import type { Registrar } from './registrar.ts';
import type { Trunk } from './trunk/trunk-port.ts';

/** What the parts of one line share. */
export type Line = SipDeps & {
  registrar: Registrar;
  transactions: ClientTransactions;
  /** Every leg that lives, by Call-ID and own tag. */
  legs: Map<string, Leg>;
  calls: CallBook;
  /** Begins to call a number. */
  dial: (number: string, ask: DialAsk) => Promise<Dialling>;
  /** Begins to call several, group after group. */
  hunt: (groups: CallRoute['groups'], ask: DialAsk) => Dialling;
  trunk: Trunk | null;
  /** Serves a REFER. */
  refer: (call: LiveCall, by: Leg, incoming: Incoming) => Promise<void>;
};
