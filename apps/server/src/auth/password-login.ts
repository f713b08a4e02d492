import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { Passwords } from './passwords.ts';
import { hashToken } from './tokens.ts';

const failuresAllowed = 5;
const windowMs = 15 * 60_000;

export type PasswordLoginDeps = Pick<Deps, 'store' | 'clock'> & {
  passwords: Passwords;
  loginTurns: OneAtATime;
};

/** The agent with this e-mail and password. A3: five failures within 15 minutes close the door to that account from there. */
export const passwordLogin = (
  deps: PasswordLoginDeps,
  login: { email: string; password: string },
  address: string,
): Promise<AgentRecord> => {
  const key = hashToken(`${login.email.toLowerCase()}\n${address}`);
  // One guess after the other, so that a hundred at once cannot slip past the count.
  return deps.loginTurns(key, () => attempt(deps, login, key));
};

const attempt = async (
  { store, clock, passwords }: PasswordLoginDeps,
  { email, password }: { email: string; password: string },
  key: string,
): Promise<AgentRecord> => {
  const since = clock.now() - windowMs;
  if ((await store.reads.loginFailures(key, since)) >= failuresAllowed)
    throw new WireError(429, 'too_many_failures');
  const agent = await store.reads.agentByEmail(email);
  const usable = agent?.enabled ? agent.passwordHash : null;
  if (!(await passwords.verify(usable, password)) || !agent) {
    await store.writes.recordLoginFailure({ key, now: clock.now(), since });
    throw new WireError(401, 'wrong_password');
  }
  await store.writes.clearLoginFailures({ key });
  return agent;
};
