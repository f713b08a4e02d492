import type { JWTPayload } from 'jose';
import type { Deps } from '../deps.ts';
import type { AgentRecord, DeskRecord } from '../store/accounts-port.ts';
import { LoginFailed } from './login-failure.ts';
import type { SigningKeys } from './signing-keys.ts';
import { emailOfSubject } from './token-subject.ts';
import { hashToken } from './tokens.ts';
import { skewSeconds, verifyToken } from './verify-token.ts';

export type AccessTokenDeps = Pick<Deps, 'store' | 'clock'> & { signingKeys: SigningKeys };

/** W6. */
const tokenBytes = 4096;

/** Whom the token names. Nothing of it is believed before the signature is checked. */
const namedEmail = async (token: string): Promise<string> => {
  if (token.length > tokenBytes) throw new LoginFailed('invalid');
  const { decodeJwt, errors } = await import('jose');
  try {
    const { sub } = decodeJwt(token);
    const email = typeof sub === 'string' ? emailOfSubject(sub) : null;
    if (email === null) throw new LoginFailed('invalid');
    return email;
  } catch (error) {
    if (error instanceof errors.JWTInvalid || error instanceof TypeError) throw new LoginFailed('invalid');
    throw error;
  }
};

const verifyFor = async (
  { clock, signingKeys }: AccessTokenDeps,
  token: string,
  desk: DeskRecord,
): Promise<JWTPayload & { exp: number }> => {
  const key = await signingKeys(desk);
  if (!key) throw new LoginFailed('not_configured', desk.id);
  return verifyToken(token, desk, key, clock.now());
};

/**
 * Nobody has this account. That is told only to who holds a token that some desk signed: others could find out so which
 * accounts exist.
 */
const strangerTo = async (deps: AccessTokenDeps, token: string): Promise<LoginFailed> => {
  for (const desk of await deps.store.reads.desks()) {
    // A desk that did not sign it says so, and the next is asked.
    const signed = await verifyFor(deps, token, desk).catch(() => null);
    if (signed) return new LoginFailed('unknown', desk.id);
  }
  return new LoginFailed('invalid');
};

/** A token with a `jti` works once; kept as long as the token would work. */
const useUp = async (
  { store, clock }: AccessTokenDeps,
  claims: JWTPayload & { exp: number },
  desk: DeskRecord,
) => {
  if (claims.jti === undefined) return;
  const key = `jti:${desk.id}:${hashToken(claims.jti)}`;
  const expiresAt = (claims.exp + 2 * skewSeconds) * 1000;
  const { fresh } = await store.writes.useOnce({ key, expiresAt, now: clock.now() });
  if (!fresh) throw new LoginFailed('used', desk.id);
};

/** W6: the agent whom a company's server signed in. */
export const accessTokenLogin = async (deps: AccessTokenDeps, token: string): Promise<AgentRecord> => {
  const agent = await deps.store.reads.agentByEmail(await namedEmail(token));
  const desk = agent && (await deps.store.reads.desk(agent.deskId));
  if (!agent || !desk) throw await strangerTo(deps, token);
  const claims = await verifyFor(deps, token, desk);
  if (!agent.enabled) throw new LoginFailed('unknown', desk.id);
  // W7: what was signed before all of the agent's sessions were revoked is revoked too; without `iat` nobody knows when.
  const signedAt = (claims.iat ?? 0) * 1000;
  if (signedAt < agent.tokensValidAfter) throw new LoginFailed('revoked', desk.id);
  await useUp(deps, claims, desk);
  return agent;
};
