import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { checkTokenAnswer, checkTokenBody } from '@inlay/protocol/admin-http/check-token.ts';
import {
  ssoAnswer,
  ssoJwksBody,
  type SsoJwksBody,
  ssoOffBody,
  type SsoRow,
  ssoSecretAnswer,
  ssoSecretBody,
  type SsoSecretBody,
  type SsoSecretData,
} from '@inlay/protocol/admin-http/sso.ts';
import { shortestSecretBytes } from '@inlay/protocol/admin-http/sso-algorithms.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { accepted } from '../../socket/answer.ts';
import type { DeskSettings } from '../../store/console-port.ts';
import { checkedUrl } from '../webhooks/checked-url.ts';
import { adminRoute, type AdminRoute, type Asked } from './admin-routes.ts';
import { checkToken } from './check-token.ts';
import type { AdminDeps } from './deps.ts';
import { settingsOfDesk } from './desk.ts';
import { newSsoSecret } from './secrets.ts';

const modeOf = ({ ssoAlgorithm, hasSsoSecret, ssoJwksUrl }: DeskSettings): SsoRow['mode'] => {
  if (ssoAlgorithm.startsWith('HS')) return hasSsoSecret ? 'secret' : 'off';
  return ssoJwksUrl === null ? 'off' : 'jwks';
};

const rowOf = (settings: DeskSettings): SsoRow => ({
  mode: modeOf(settings),
  algorithm: settings.ssoAlgorithm,
  jwks_url: settings.ssoJwksUrl,
  version: settings.ssoVersion,
});

const assertLongEnough = (secret: string): void => {
  if (Buffer.byteLength(secret) < shortestSecretBytes)
    throw new WireError(400, 'weak_sso_secret', { bytes: shortestSecretBytes });
};

type Wanted = { secret: string | undefined; isNew: boolean };

/** Their own, a new one, or the one that is there. */
const secretOf = async (deps: AdminDeps, deskId: number, body: SsoSecretBody): Promise<Wanted> => {
  if (body.secret !== undefined) {
    assertLongEnough(body.secret);
    return { secret: body.secret, isNew: false };
  }
  const { hasSsoSecret } = await settingsOfDesk(deps, deskId);
  const isNew = body.generate === true || !hasSsoSecret;
  return { secret: isNew ? newSsoSecret() : undefined, isNew };
};

const useSecret = async (deps: AdminDeps, { deed, body }: Asked<SsoSecretBody>): Promise<SsoSecretData> => {
  const { secret, isNew } = await secretOf(deps, deed.deskId, body);
  const { version, algorithm } = body;
  const kept = secret === undefined ? {} : { secret };
  const changed = accepted(
    await deps.store.writes.changeSso({ ...deed, version, algorithm, jwksUrl: null, ...kept }),
  );
  return isNew && secret !== undefined ? { ...changed, secret } : changed;
};

const useKeySet = async (deps: AdminDeps, { deed, body }: Asked<SsoJwksBody>) => {
  const jwksUrl = await checkedUrl(deps, body.jwks_url);
  const { version, algorithm } = body;
  return accepted(await deps.store.writes.changeSso({ ...deed, version, algorithm, secret: null, jwksUrl }));
};

/** W6. */
export const ssoRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/sso',
    summary: 'How access tokens are checked; never the secret',
    answer: ssoAnswer,
    run: async ({ deed }) => rowOf(await settingsOfDesk(deps, deed.deskId)),
  }),
  adminRoute({
    method: 'PUT',
    url: '/sso/secret',
    summary:
      'Check access tokens with a secret: your own or a generated one, which is shown in this answer only',
    body: ssoSecretBody,
    answer: ssoSecretAnswer,
    run: (asked) => useSecret(deps, asked),
  }),
  adminRoute({
    method: 'PUT',
    url: '/sso/jwks',
    summary: 'Check access tokens with the public keys at an address',
    body: ssoJwksBody,
    answer: changedAnswer,
    run: (asked) => useKeySet(deps, asked),
  }),
  adminRoute({
    method: 'POST',
    url: '/sso/off',
    summary: 'No access tokens any more; the secret is forgotten',
    body: ssoOffBody,
    answer: changedAnswer,
    run: async ({ deed, body: { version } }) =>
      accepted(
        await deps.store.writes.changeSso({
          ...deed,
          version,
          algorithm: 'HS384',
          secret: null,
          jwksUrl: null,
        }),
      ),
  }),
  adminRoute({
    method: 'POST',
    url: '/sso/check',
    summary: 'What is right and what is wrong with an access token; it is not used up',
    body: checkTokenBody,
    answer: checkTokenAnswer,
    run: ({ deed, body, language }) => checkToken(deps, { ...deed, token: body.token, language }),
  }),
];
