import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type SignedOpening = { timestamp: string; nonce: string; signature: string };

const toleranceSeconds = 300;

const digestsOf = (token: string, { timestamp, nonce }: SignedOpening, pageOrigin: string): string[] => {
  const sorted = [token, timestamp, nonce].toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return [
    createHash('sha1').update(sorted.join('')).digest('hex'),
    createHmac('sha256', token).update(`${timestamp}.${nonce}.${pageOrigin}`).digest('hex'),
  ];
};

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** S3, from the company's side: whether the desk has signed the address that this page was opened with. */
export const isSignedByDesk = (
  opening: SignedOpening,
  { token, pageOrigin, now }: { token: string; pageOrigin: string; now: number },
): boolean => {
  const isFresh = Math.abs(now / 1000 - Number(opening.timestamp)) <= toleranceSeconds;
  if (!isFresh || !/^[0-9a-f]{40,64}$/.test(opening.signature)) return false;
  return digestsOf(token, opening, pageOrigin).some((digest) => isSame(digest, opening.signature));
};
