import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'jose';
import { UnsafeUrl } from '../../net/safe-url.ts';
import type { DeskRecord } from '../../store/accounts-port.ts';
import type { AdminDeps } from './deps.ts';
import type { Found } from './found.ts';

const name = 'signature';
const right: Found = { name, ok: true, key: 'token_signature_ok' };
const wrong: Found = { name, ok: false, key: 'token_signature_bad' };

const isSignedWith = async (token: string, key: KeyObject, algorithm: string): Promise<boolean> => {
  const { compactVerify, errors } = await import('jose');
  try {
    await compactVerify(token, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
};

/** The two mistakes that everybody makes once. */
const mistakeOf = async (token: string, secret: string, algorithm: string): Promise<Found> => {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length > 0 && (await isSignedWith(token, createSecretKey(bytes), algorithm)))
    return { name, ok: false, key: 'token_signature_decoded' };
  const untrimmed = createSecretKey(Buffer.from(`${secret}\n`));
  if (await isSignedWith(token, untrimmed, algorithm))
    return { name, ok: false, key: 'token_signature_untrimmed' };
  return wrong;
};

const problemOf = (error: unknown): string =>
  error instanceof UnsafeUrl ? error.reason : error instanceof Error ? error.message : 'unknown';

const byKeySet = async (
  deps: Pick<AdminDeps, 'signingKeys'>,
  token: string,
  desk: DeskRecord,
  kid: string,
): Promise<Found> => {
  const { compactVerify, errors } = await import('jose');
  const keys = await deps.signingKeys(desk);
  if (typeof keys !== 'function') return { name, ok: false, key: 'token_configured_bad' };
  try {
    await compactVerify(token, keys, { algorithms: [desk.ssoAlgorithm] });
    return right;
  } catch (error) {
    const isForged =
      error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed;
    if (isForged) return wrong;
    const vars = { kid: kid.slice(0, 80), problem: problemOf(error).slice(0, 200) };
    const noKey = error instanceof errors.JWKSNoMatchingKey;
    return { name, ok: false, key: noKey ? 'token_signature_no_key' : 'token_signature_key_set', vars };
  }
};

/** Whether this desk's secret or key set signed it, and if not, the likely reason. */
export const signatureFinding = async (
  deps: Pick<AdminDeps, 'signingKeys'>,
  token: string,
  desk: DeskRecord,
  kid: string,
): Promise<Found> => {
  if (!desk.ssoAlgorithm.startsWith('HS')) return byKeySet(deps, token, desk, kid);
  const key = await deps.signingKeys(desk);
  if (!key || typeof key === 'function') return { name, ok: false, key: 'token_configured_bad' };
  const isRight = await isSignedWith(token, key, desk.ssoAlgorithm);
  return isRight ? right : mistakeOf(token, desk.ssoSecret ?? '', desk.ssoAlgorithm);
};
