import { WireError } from '@inlay/protocol/errors.ts';
import type { Configuration } from 'openid-client';
import type { Deps } from '../../deps.ts';
import type { SafeFetch } from '../../net/safe-fetch.ts';
import { guardedFetch } from './guarded-fetch.ts';

export type Provider = { issuer: string; clientId: string; clientSecret: string };
export type OidcClients = (provider: Provider) => Promise<Configuration>;

type Needs = Pick<Deps, 'clock' | 'log'> & { fetcher: Pick<SafeFetch, 'fetch'> };

const freshMs = 10 * 60_000;

const discover = async ({ fetcher, log }: Needs, provider: Provider): Promise<Configuration> => {
  // Loaded at the first sign-in, not at the start.
  const { allowInsecureRequests, customFetch, discovery } = await import('openid-client');
  const { issuer, clientId, clientSecret } = provider;
  const isPlain = new URL(issuer).protocol === 'http:';
  try {
    return await discovery(
      new URL(issuer),
      clientId,
      clientSecret === '' ? undefined : clientSecret,
      undefined,
      {
        [customFetch]: guardedFetch(fetcher),
        // Whether http may be asked at all is the guard's decision.
        execute: isPlain ? [allowInsecureRequests] : [],
      },
    );
  } catch (error) {
    log.warn({ err: error, issuer }, 'the issuer could not be asked');
    throw new WireError(503, 'oidc_unreachable', { issuer });
  }
};

/** What issuers say of themselves, asked for when somebody signs in and kept for a while; failures are not kept. */
export const oidcClients = (needs: Needs): OidcClients => {
  const known = new Map<string, { at: number; client: Promise<Configuration> }>();
  return (provider) => {
    const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
    const now = needs.clock.now();
    const kept = known.get(key);
    if (kept && now - kept.at < freshMs) return kept.client;
    const client = discover(needs, provider);
    known.set(key, { at: now, client });
    client.catch(() => known.delete(key));
    return client;
  };
};
