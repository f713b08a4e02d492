import { WireError } from '@inlay/protocol/errors.ts';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Deps } from '../deps.ts';
import type { AgentRecord, DeskRecord } from '../store/port.ts';

// W6: single sign-on by a JWT of the company's server.

const longestToken = 4096;
const shortestSecret = 48;
const skewSeconds = 60;

/** `sub` is an e-mail, or the JSON text {"platform", "username"} with nothing else in it. */
export const accountOf = (sub: unknown): string => {
  if (typeof sub !== 'string' || sub === '') throw new WireError(401, 'bad_access_token');
  if (!sub.startsWith('{')) return sub;
  let value: unknown;
  try {
    value = JSON.parse(sub);
  } catch {
    throw new WireError(401, 'bad_access_token');
  }
  const { platform, username, ...rest } = value as Record<string, unknown>;
  const fits = typeof platform === 'string' && typeof username === 'string' && Object.keys(rest).length === 0;
  if (!fits || username === '') throw new WireError(401, 'bad_access_token');
  return username;
};

const jwksets = new Map<string, JWTVerifyGetKey>();

const keySetOf = (url: string): JWTVerifyGetKey => {
  const known = jwksets.get(url) ?? createRemoteJWKSet(new URL(url));
  jwksets.set(url, known);
  return known;
};

/** One fixed algorithm: what the token's header asks for is never followed. */
const verifyFor = async (desk: DeskRecord, token: string, now: number): Promise<JWTPayload> => {
  const options = {
    algorithms: [desk.ssoAlgorithm],
    clockTolerance: skewSeconds,
    requiredClaims: ['exp', 'sub'],
    currentDate: new Date(now),
  };
  if (desk.ssoJwksUrl !== null) return (await jwtVerify(token, keySetOf(desk.ssoJwksUrl), options)).payload;
  const secret = new TextEncoder().encode(desk.ssoSecret ?? '');
  if (secret.length < shortestSecret || !desk.ssoAlgorithm.startsWith('HS')) throw new WireError(401, 'sso_not_configured');
  return (await jwtVerify(token, secret, options)).payload;
};

const refusalOf = (error: unknown): unknown => {
  if (error instanceof errors.JWTExpired) return new WireError(401, 'expired_access_token');
  if (error instanceof errors.JOSEError || error instanceof TypeError) return new WireError(401, 'bad_access_token');
  return error;
};

/** Read before it is verified, only to learn whose desk's secret to verify with. */
const claimedAccount = (token: string): string => {
  if (token.length > longestToken) throw new WireError(401, 'bad_access_token');
  try {
    return accountOf(decodeJwt(token).sub);
  } catch (error) {
    throw refusalOf(error);
  }
};

/** The agent whom the token names. Throws 401 with the reason. */
export const agentOfAccessToken = async ({ store, clock }: Pick<Deps, 'store' | 'clock'>, token: string): Promise<AgentRecord> => {
  const account = claimedAccount(token);
  const agent = await store.reads.agentByEmail(account);
  const desk = agent && (await store.reads.desk(agent.deskId));
  if (!agent?.enabled || !desk) throw new WireError(401, 'unknown_account');
  const now = clock.now();
  const payload = await verifyFor(desk, token, now).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (accountOf(payload.sub) !== account) throw new WireError(401, 'bad_access_token');
  // W7: revoked: tokens that were signed before do not bring the agent back.
  if ((payload.iat ?? Infinity) * 1000 < agent.tokensValidAfter) throw new WireError(401, 'expired_access_token');
  if (payload.jti !== undefined) {
    const expiresAt = (payload.exp ?? 0) * 1000 + skewSeconds * 1000;
    const { fresh } = await store.writes.useOnce({ key: `jti:${desk.id}:${payload.jti}`, expiresAt, now });
    if (!fresh) throw new WireError(401, 'expired_access_token');
  }
  return agent;
};
