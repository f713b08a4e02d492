import type { Deps } from '../../deps.ts';
import { hashToken } from '../tokens.ts';
import type { OidcClients } from './clients.ts';
import { providerOf } from './provider-of.ts';

export type OidcDeps = Pick<Deps, 'store' | 'config' | 'clock' | 'log'> & { oidcClients: OidcClients };

/** A person finds a password and a telephone in that time. */
const flowMs = 10 * 60_000;

/** P2: the verifier and the nonce stay here; the browser gets the state that finds them again, once. */
export const startOidc = async (
  deps: OidcDeps,
  { deskId, redirectUri }: { deskId: number | null; redirectUri: string },
): Promise<{ url: string; state: string }> => {
  const provider = await providerOf(deps, deskId);
  const client = await deps.oidcClients(provider);
  const oidc = await import('openid-client');
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const now = deps.clock.now();
  await deps.store.writes.startOidcFlow({
    stateHash: hashToken(state),
    deskId: provider.deskId,
    verifier,
    nonce,
    redirectUri,
    expiresAt: now + flowMs,
    now,
  });
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    response_type: 'code',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, state };
};
