// S3: how a business page proves that the company it belongs to opened it. Pure: hashes and the time come from the edge.

export type PageSignature = { timestamp: string | number; nonce: string; signature: string };

/** `sha1` is the WeChat scheme; `hmac-sha256`, preferred, covers the page's origin too. */
export type SignatureScheme = 'sha1' | 'hmac-sha256';

/** Lower-case hex. Node's crypto answers at once, WebCrypto later; both fit. */
export type Digests = {
  sha1: (text: string) => string | Promise<string>;
  hmacSha256: (key: string, text: string) => string | Promise<string>;
};

export type SignatureVerdict =
  | { ok: true; scheme: SignatureScheme; signedAt: number }
  | { ok: false; reason: 'malformed' | 'expired' | 'wrong' };

type Signed = { token: string; timestamp: string; nonce: string; pageOrigin: string };

/** Either way. */
const toleranceMs = 300_000;

/** Up to eleven digits are seconds, until the year 5138; more are milliseconds. */
const longestSeconds = 11;

const digestOf = (scheme: SignatureScheme, digests: Digests, signed: Signed): string | Promise<string> => {
  const { token, timestamp, nonce, pageOrigin } = signed;
  if (scheme === 'hmac-sha256') return digests.hmacSha256(token, `${timestamp}.${nonce}.${pageOrigin}`);
  // By code units, as Java's and JavaScript's own sorting does.
  return digests.sha1([token, timestamp, nonce].toSorted((a, b) => (a < b ? -1 : Number(a > b))).join(''));
};

const schemeOf = (signature: string): SignatureScheme | null => {
  if (/^[0-9a-f]{40}$/.test(signature)) return 'sha1';
  return /^[0-9a-f]{64}$/.test(signature) ? 'hmac-sha256' : null;
};

const momentOf = (timestamp: string | number): number | null => {
  const digits = String(timestamp);
  if (!/^[1-9][0-9]{8,13}$/.test(digits)) return null;
  return digits.length <= longestSeconds ? Number(digits) * 1000 : Number(digits);
};

/** Takes the same time wherever the texts differ; the length of a digest is no secret. */
export const sameDigest = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
};

/**
 * What a page is opened with. `now` in milliseconds; the timestamp is in seconds, as the WeChat scheme has it.
 *
 *     await signPage({ token, nonce, pageOrigin: 'https://shop.example', now: Date.now() }, 'hmac-sha256', digests)
 */
export const signPage = async (
  { now, ...input }: { token: string; nonce: string; pageOrigin: string; now: number },
  scheme: SignatureScheme,
  digests: Digests,
): Promise<{ timestamp: string; nonce: string; signature: string }> => {
  const timestamp = String(Math.floor(now / 1000));
  return {
    timestamp,
    nonce: input.nonce,
    signature: await digestOf(scheme, digests, { ...input, timestamp }),
  };
};

/** Whether a nonce was seen before is for the caller to say: it belongs to one load of one frame. */
export const verifyPage = async (
  claim: PageSignature,
  expected: { token: string; pageOrigin: string; now: number; accept: readonly SignatureScheme[] },
  digests: Digests,
): Promise<SignatureVerdict> => {
  const scheme = schemeOf(claim.signature);
  const signedAt = momentOf(claim.timestamp);
  // A page without a token has nobody who could sign for it: an empty key would let everybody in.
  if (scheme === null || signedAt === null || claim.nonce === '' || expected.token === '')
    return { ok: false, reason: 'malformed' };
  if (!expected.accept.includes(scheme)) return { ok: false, reason: 'wrong' };
  const { token, pageOrigin, now } = expected;
  const signed = { token, pageOrigin, timestamp: String(claim.timestamp), nonce: claim.nonce };
  const right = sameDigest(await digestOf(scheme, digests, signed), claim.signature);
  if (!right) return { ok: false, reason: 'wrong' };
  // After the signature: who cannot sign learns nothing about clocks.
  if (Math.abs(now - signedAt) > toleranceMs) return { ok: false, reason: 'expired' };
  return { ok: true, scheme, signedAt };
};
