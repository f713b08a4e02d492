import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import {
  type OidcBody,
  oidcBody,
  type OidcRow,
  oidcSettingsAnswer,
} from '@inlay/protocol/admin-http/oidc.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { issuerOf } from '../../auth/oidc/issuers.ts';
import { accepted } from '../../socket/answer.ts';
import { oidcReturnPath } from '../auth/oidc.ts';
import { checkedUrl } from '../webhooks/checked-url.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

const settingsOf = async ({ store, config }: AdminDeps, deskId: number): Promise<OidcRow> => {
  const own = await store.reads.oidcProvider(deskId);
  return {
    issuer: own?.issuer ?? '',
    client_id: own?.clientId ?? '',
    has_client_secret: (own?.clientSecret ?? '') !== '',
    from_environment: (config.calls?.oidc ?? null) !== null,
    // Without an address of its own the server knows only the reader's: the console puts its own origin before it.
    redirect_uri: `${config.publicUrl ?? ''}${oidcReturnPath}`,
    version: own?.version ?? 1,
  };
};

const providerIn = async (deps: AdminDeps, body: OidcBody) => {
  const text = body.issuer.trim();
  if (text === '') return null;
  const issuer = issuerOf(text);
  if (issuer === null)
    throw new WireError(400, 'field_address', { field: 'issuer', wanted: 'https://accounts.google.com' });
  await checkedUrl(deps, issuer);
  const clientId = body.client_id.trim();
  if (clientId === '') throw new WireError(400, 'field_missing', { field: 'client_id' });
  return {
    issuer,
    clientId,
    ...(body.client_secret === undefined ? {} : { clientSecret: body.client_secret }),
  };
};

/** P2. */
export const oidcRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/oidc',
    summary: 'The issuer at which agents may sign in; never the secret',
    answer: oidcSettingsAnswer,
    run: ({ deed: { deskId } }) => settingsOf(deps, deskId),
  }),
  adminRoute({
    method: 'PUT',
    url: '/oidc',
    summary: 'Let agents sign in at an issuer; an empty one: no more',
    body: oidcBody,
    answer: changedAnswer,
    run: async ({ deed, body }) => {
      const provider = await providerIn(deps, body);
      return accepted(
        await deps.store.writes.changeOidcProvider({ ...deed, version: body.version, provider }),
      );
    },
  }),
];
