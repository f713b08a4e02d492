import type { AgentConnection } from '@inlay/client/agent-connection.ts';
import type { Clock } from '@inlay/client/clock.ts';
import { MediaLease } from '@inlay/phone/media-lease.ts';
import { Phone } from '@inlay/phone/phone.ts';
import type { SipCredential, SipPort } from '@inlay/phone/sip-port.ts';
import type { SipAccount } from '@inlay/protocol/agent-socket/get_phone.ts';
import { leasePort } from './lease-port.ts';

export type LineDeps = {
  connection: Pick<AgentConnection, 'ask'>;
  clock: Clock;
  random: () => number;
  newId: () => string;
  serverNow: () => number;
  tab: string;
  extension: string;
  makePort: (account: SipAccount, extension: string) => SipPort;
  onChange: () => void;
};

export type PhoneLine = {
  phone: Phone;
  lease: MediaLease;
  /** P7: calls live without their page; on an operator's SIP server they do not. */
  holdsCalls: boolean;
  /** A call in this tab that no other can have. */
  isBound(): boolean;
  /** The agent asks for another attempt at a line that refused. */
  retry(): void;
  /** Soon, or false. */
  registered(): Promise<boolean>;
  /** The call that rings the agent rings here; soon, or false. */
  rung(): Promise<boolean>;
  close(): void;
};

const patienceMs = 5_000;

const soon = (phone: Phone, clock: Clock, isSo: () => boolean): Promise<boolean> =>
  new Promise((resolve) => {
    const done = (came: boolean): void => {
      cancel();
      unsubscribe();
      resolve(came);
    };
    const look = (): void => {
      if (isSo()) done(true);
    };
    const cancel = clock.after(patienceMs, () => done(false));
    const unsubscribe = phone.subscribe(look);
    look();
  });

const credentialOf = (account: SipAccount): SipCredential => ({
  username: account.username,
  password: account.password,
  expiresAt: account.expires_at,
});

/** The SIP line of this tab, and the lease that says whether it may ring (P7). */
export const createPhoneLine = (account: SipAccount, deps: LineDeps): PhoneLine => {
  const { connection, clock, random, newId, extension } = deps;
  let first: SipAccount | null = account;
  const fetchCredential = async (): Promise<SipCredential | null> => {
    const known = first;
    first = null;
    if (known) return credentialOf(known);
    const { sip } = (await connection.ask('get_phone', {})).data;
    return sip === null ? null : credentialOf(sip);
  };
  const port = deps.makePort(account, extension);
  const phone = new Phone({ port, clock, random, newId, extension, fetchCredential });
  const isBound = (): boolean => !account.built_in && phone.hasLiveCall;
  const lease = new MediaLease(leasePort(connection, deps.tab, deps.serverNow), clock, {
    insists: isBound,
    onChange: (state) => {
      phone.setLease(state);
      deps.onChange();
    },
  });
  // Nobody is rung before the server has said who has the phone.
  phone.setLease({ name: 'mirroring' });
  const unsubscribe = phone.subscribe(() => deps.onChange());
  void phone.start();
  return {
    phone,
    lease,
    holdsCalls: account.built_in,
    isBound,
    retry: () => phone.setLease(lease.state),
    registered: () => soon(phone, clock, () => phone.state.line === 'registered' && !phone.state.reattaching),
    rung: () => soon(phone, clock, () => phone.state.call?.name === 'ringingIn'),
    close: () => {
      // First the calls, while their ends are still heard; then the lease, so that another tab can have it.
      phone.stop();
      unsubscribe();
      void lease.close();
    },
  };
};
