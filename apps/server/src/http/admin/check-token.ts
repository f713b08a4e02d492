import type { TokenFinding, TokenReport } from '@inlay/protocol/admin-http/check-token.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import { emailOfSubject } from '../../auth/token-subject.ts';
import { skewSeconds } from '../../auth/verify-token.ts';
import type { DeskRecord } from '../../store/accounts-port.ts';
import { say } from '../sentences/say.ts';
import type { AdminDeps } from './deps.ts';
import { durationText } from './duration-text.ts';
import type { Found } from './found.ts';
import { signatureFinding } from './signature-finding.ts';

/** W6: what the address of the page may carry. */
const tokenBytes = 4096;

/** Nobody has checked what stands in them. */
type Read = { header: { alg?: unknown; kid?: unknown }; claims: Record<string, unknown> };

const readToken = async (token: string): Promise<Read | null> => {
  const { decodeProtectedHeader, decodeJwt } = await import('jose');
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    return null; // whatever it is, it is no token: that is the finding
  }
};

const formFinding = (token: string, isRead: boolean): Found => {
  if (!isRead) return { name: 'format', ok: false, key: 'token_format_bad' };
  return token.length > tokenBytes
    ? { name: 'format', ok: false, key: 'token_format_long', vars: { bytes: tokenBytes } }
    : { name: 'format', ok: true, key: 'token_format_ok' };
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

const algorithmFinding = ({ header: { alg } }: Read, { ssoAlgorithm: wanted }: DeskRecord): Found => {
  const ok = alg === wanted;
  const vars = { found: textOf(alg).slice(0, 20), wanted };
  return { name: 'algorithm', ok, key: ok ? 'token_algorithm_ok' : 'token_algorithm_bad', vars };
};

/** Seconds that look like milliseconds lie in the year 3000 or later. */
const farAway = 32_503_680_000;

type Time = { seconds: number; language: Language };

const expFinding = ({ exp }: Read['claims'], { seconds, language }: Time): Found => {
  const name = 'exp';
  if (typeof exp !== 'number') return { name, ok: false, key: 'token_exp_missing' };
  if (exp > farAway) return { name, ok: false, key: 'token_exp_millis', vars: { value: exp } };
  const duration = durationText(Math.abs(exp - seconds), language);
  return exp + skewSeconds > seconds
    ? { name, ok: true, key: 'token_exp_ok', vars: { duration } }
    : { name, ok: false, key: 'token_exp_past', vars: { duration } };
};

const timeFindings = (claims: Read['claims'], { seconds, language }: Time): Found[] =>
  (['iat', 'nbf'] as const).flatMap((claim) => {
    const value = claims[claim];
    if (value === undefined) return [];
    if (typeof value !== 'number')
      return [{ name: claim, ok: false, key: 'token_times_number', vars: { claim } }];
    if (value <= seconds + skewSeconds) return [];
    const duration = durationText(value - seconds, language);
    return [{ name: claim, ok: false, key: 'token_times_future', vars: { claim, duration } }];
  });

const subjectFinding = (sub: unknown): { finding: Found; email: string | null } => {
  const email = typeof sub === 'string' ? emailOfSubject(sub) : null;
  const value = textOf(sub).slice(0, 200);
  const finding: Found =
    email === null
      ? { name: 'sub', ok: false, key: 'token_sub_bad', vars: { value } }
      : { name: 'sub', ok: true, key: 'token_sub_ok', vars: { email } };
  return { finding, email };
};

const accountFinding = async (
  { store }: Pick<AdminDeps, 'store'>,
  deskId: number,
  email: string,
  iat: unknown,
): Promise<Found> => {
  const name = 'account';
  const agent = await store.reads.agentByEmail(email);
  // Of other desks' agents nothing is told.
  if (!agent || agent.deskId !== deskId)
    return { name, ok: false, key: 'token_account_unknown', vars: { email } };
  if (!agent.enabled) return { name, ok: false, key: 'token_account_disabled', vars: { email } };
  // As a login reads it: without iat nobody knows when it was signed.
  if ((typeof iat === 'number' ? iat : 0) * 1000 < agent.tokensValidAfter)
    return { name, ok: false, key: 'token_account_revoked', vars: { email } };
  return { name, ok: true, key: 'token_account_ok', vars: { name: agent.name } };
};

type Asked = { deskId: number; now: number; token: string; language: Language };

const find = async (deps: AdminDeps, { deskId, now, token, language }: Asked): Promise<Found[]> => {
  const desk = await deps.store.reads.desk(deskId);
  if (!desk) throw new WireError(404, 'unknown_desk');
  const read = await readToken(token);
  const found = [formFinding(token, read !== null)];
  if (!read) return found;
  const time = { seconds: Math.floor(now / 1000), language };
  const { finding, email } = subjectFinding(read.claims.sub);
  found.push(
    algorithmFinding(read, desk),
    await signatureFinding(deps, token, desk, textOf(read.header.kid)),
  );
  found.push(expFinding(read.claims, time), ...timeFindings(read.claims, time), finding);
  if (email !== null) found.push(await accountFinding(deps, deskId, email, read.claims.iat));
  if (read.claims.jti !== undefined) found.push({ name: 'jti', ok: true, key: 'token_once' });
  return found;
};

/** W6: the same questions that a login asks, each with its answer in words; nothing is used up. */
export const checkToken = async (deps: AdminDeps, asked: Asked): Promise<TokenReport> => {
  const found = await find(deps, { ...asked, token: asked.token.trim() });
  const findings = found.map(({ name, ok, key, vars }): TokenFinding => ({
    name,
    ok,
    text: say(asked.language, key, vars),
  }));
  return { ok: findings.every(({ ok }) => ok), findings };
};
