import { digestResponse } from '../auth/digest.ts';
import { headersOf, type SipResponse } from '../wire/message.ts';
import { paramsOf, splitOutside } from '../wire/scan.ts';
import type { HeaderLine } from '../wire/write-message.ts';

type Account = { user: string; password: string };
type Asked = { method: string; uri: string; cnonce: string };

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** RFC 7616 with MD5 and qop=auth, the other way round: the answer to a carrier's challenge; null if it wants something else. */
export const digestProof = (
  challenge: SipResponse,
  { user, password }: Account,
  { method, uri, cnonce }: Asked,
): HeaderLine | null => {
  const isProxy = challenge.status === 407;
  const values = headersOf(challenge, isProxy ? 'proxy-authenticate' : 'www-authenticate');
  for (const value of values) {
    if (!/^digest\s/i.test(value)) continue;
    const params = paramsOf(splitOutside(value.slice(7), ','));
    const [realm, nonce] = [params.get('realm') ?? '', params.get('nonce') ?? ''];
    const takesAuth = (params.get('qop') ?? '')
      .split(',')
      .some((option) => option.trim().toLowerCase() === 'auth');
    if ((params.get('algorithm') ?? 'MD5').toUpperCase() !== 'MD5' || !takesAuth || nonce === '') continue;
    const answer = { username: user, realm, nonce, uri, cnonce, nc: '00000001' };
    const response = digestResponse(answer, method, password);
    const opaque = params.get('opaque');
    const parts = [
      `username=${quoted(user)}`,
      `realm=${quoted(realm)}`,
      `nonce=${quoted(nonce)}`,
      `uri=${quoted(uri)}`,
      `response="${response}"`,
      'algorithm=MD5',
      'qop=auth',
      `nc=${answer.nc}`,
      `cnonce="${cnonce}"`,
      ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ];
    return [isProxy ? 'Proxy-Authorization' : 'Authorization', `Digest ${parts.join(', ')}`];
  }
  return null;
};
