import { passwordBody, type PasswordBody, passwordLinkBody } from '@inlay/protocol/auth-http/password.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import type { Passwords } from '../../auth/passwords.ts';
import { hashToken } from '../../auth/tokens.ts';
import type { Deps } from '../../deps.ts';
import { accepted } from '../../socket/answer.ts';
import { jsonRoute } from '../json-route.ts';

type PasswordDeps = Pick<Deps, 'store' | 'clock'> & { passwords: Passwords };

const shortestPassword = 10;

const ownerOf = async ({ store, clock }: PasswordDeps, token: string) => {
  const owner = await store.reads.passwordLink(hashToken(token), clock.now());
  if (!owner) throw new WireError(440, 'bad_password_link');
  return owner;
};

const setPassword = async (deps: PasswordDeps, { token, password }: PasswordBody) => {
  if (Array.from(password).length < shortestPassword) throw new WireError(400, 'weak_password');
  // A guess shall not cost us a slow hash.
  await ownerOf(deps, token);
  const passwordHash = await deps.passwords.hash(password);
  const input = { linkHash: hashToken(token), passwordHash, now: deps.clock.now() };
  const { email } = accepted(await deps.store.writes.setPassword(input));
  return { email };
};

/** What the link of an invitation leads to. */
export const password = (app: FastifyInstance, deps: PasswordDeps): void => {
  jsonRoute(app, '/api/auth/password-link', passwordLinkBody, ({ token }) => ownerOf(deps, token));
  jsonRoute(app, '/api/auth/password', passwordBody, (body) => setPassword(deps, body));
};
