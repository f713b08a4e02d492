import type { SetupBody } from '@inlay/protocol/auth-http/setup.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { Passwords } from '../auth/passwords.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Deps } from '../deps.ts';
import { accepted } from '../socket/answer.ts';

const shortestPassword = 10;

const check = ({ email, password }: SetupBody): void => {
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) throw new WireError(400, 'bad_email');
  if (Array.from(password).length < shortestPassword) throw new WireError(400, 'weak_password');
};

const named = (field: string, text: string): string => {
  const name = text.trim();
  if (name === '') throw new WireError(400, 'field_missing', { field });
  return name;
};

/** F4: desk and first administrator; the link is used up in the same transaction. */
export const completeSetup = async (
  { store, clock, passwords }: Pick<Deps, 'store' | 'clock'> & { passwords: Passwords },
  body: SetupBody,
): Promise<{ bid: number; customer_id: number }> => {
  check(body);
  const fields = { deskName: named('desk_name', body.desk_name), name: named('name', body.name) };
  const setupHash = hashToken(body.token);
  // A guess shall not cost us a slow hash.
  if (!(await store.reads.setupPending(setupHash))) throw new WireError(440, 'bad_setup_link');
  const email = body.email.trim();
  const passwordHash = await passwords.hash(body.password);
  const now = clock.now();
  const made = accepted(await store.writes.completeSetup({ ...fields, setupHash, email, passwordHash, now }));
  return { bid: made.deskId, customer_id: made.agentId };
};
