import { headerOf, type SipRequest } from '../wire/message.ts';
import { userOf } from '../wire/address.ts';
import type { HeaderLine } from '../wire/write-message.ts';
import { isRightAnswer, readDigest } from './digest.ts';
import { ephemeralPassword, isCurrent, readCredentialName } from './ephemeral-credential.ts';
import type { Nonces } from './nonces.ts';

export type Proven = { extension: string; expiresAt: number };

export type Verdict =
  | { name: 'proven'; proven: Proven }
  | { name: 'challenge'; stale: boolean; expired: boolean }
  | { name: 'foreign' };

type Deps = { secret: string; realm: string; nonces: Nonces; now: () => number };

/** Who asks. Wrong and expired are asked again (401), somebody else's name is refused (403). */
export const authenticate = (deps: Deps, request: SipRequest): Verdict => {
  const again = { name: 'challenge', stale: false, expired: false } as const;
  const answer = readDigest(headerOf(request, 'authorization') ?? '');
  if (!answer || answer.realm !== deps.realm) return again;
  const nonce = deps.nonces.judge(answer.nonce);
  if (nonce === 'foreign') return again;
  const credential = readCredentialName(answer.username);
  if (!credential) return again;
  if (!isRightAnswer(answer, request.method, ephemeralPassword(deps.secret, answer.username))) return again;
  if (!isCurrent(credential, deps.now())) return { ...again, expired: true };
  if (nonce === 'stale') return { ...again, stale: true };
  if (userOf(request.from.uri) !== credential.extension) return { name: 'foreign' };
  return { name: 'proven', proven: credential };
};

export const challengeLines = (
  deps: Pick<Deps, 'realm' | 'nonces'>,
  { stale, expired }: { stale: boolean; expired: boolean },
): HeaderLine[] => [
  [
    'WWW-Authenticate',
    `Digest realm="${deps.realm}", nonce="${deps.nonces.make()}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`,
  ],
  // P4: 813 tells the phone that a fresh credential is what is missing.
  ...(expired ? [['X-Hangup-Code', 813] as const] : []),
];
