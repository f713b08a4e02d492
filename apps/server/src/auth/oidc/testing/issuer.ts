import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Who sits before the browser; null: somebody who refuses. */
type Person = { sub: string; email?: string; email_verified?: boolean } | null;

export const issuerClient = { id: 'inlay', secret: 'a-secret-that-only-both-know' };

const configurationOf = (redirectUri: string, key: object, person: () => Person): Configuration => ({
  clients: [
    {
      client_id: issuerClient.id,
      client_secret: issuerClient.secret,
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: ['a key of the tests'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...person(), sub }) }),
  // Nobody is asked for consent.
  loadExistingGrant: async ({ oidc }) => {
    const { client, session, provider } = oidc;
    const grant = new provider.Grant({
      clientId: client?.clientId ?? '',
      accountId: session?.accountId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  features: { devInteractions: { enabled: false } },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
});

const finish = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  person: Person,
): Promise<void> =>
  provider.interactionFinished(
    request,
    response,
    person === null ? { error: 'access_denied' } : { login: { accountId: person.sub } },
  );

/** A real provider on port 0 that asks for no password: whoever comes is `person`. */
export const startIssuer = async () => {
  const state: { person: Person } = { person: null };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'one' };
  return {
    url,
    state,
    /** Once it is known where the server of the test is. */
    serve: (redirectUri: string): void => {
      const provider = new Provider(
        url,
        configurationOf(redirectUri, key, () => state.person),
      );
      const callback = provider.callback();
      server.on('request', (request, response) => {
        if (!(request.url ?? '').startsWith('/interaction/')) return void callback(request, response);
        void finish(provider, request, response, state.person);
      });
    },
    close: (): Promise<void> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

/** A browser of a few lines: follows redirects with its cookies until it is sent to `until`; answers that address. */
export const browse = async (from: string, until: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let url = new URL(from);
  for (let step = 0; step < 10; step += 1) {
    if (url.href.startsWith(until)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${answer.status} at ${url.href}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  throw new Error('too many redirects');
};
