import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

// A minute OpenID provider for browser tests: whoever comes is `email`. The server's own tests use a real one.

const client = { id: 'inlay', secret: 'a-secret-that-only-both-know' };

type Asked = { nonce: string; challenge: string };

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
};

export type SmallIssuer = {
  env: Record<string, string>;
  /** Null: the person refuses. */
  person: { email: string | null };
  close: () => void;
};

export const smallIssuer = async (): Promise<SmallIssuer> => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const person: SmallIssuer['person'] = { email: null };
  const open = new Map<string, Asked>();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;

  const idToken = ({ nonce }: Asked): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: url, aud: client.id, sub: 'p-1', email: person.email, email_verified: true };
    const parts = `${base64({ alg: 'RS256', kid: 'one' })}.${base64({ ...claims, nonce, iat: now, exp: now + 60 })}`;
    return `${parts}.${sign('sha256', Buffer.from(parts), privateKey).toString('base64url')}`;
  };
  const authorize = (query: URLSearchParams): string => {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (person.email === null) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      open.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' });
      back.searchParams.set('code', code);
    }
    return back.href;
  };
  const token = (form: URLSearchParams): object | null => {
    const asked = open.get(form.get('code') ?? '');
    open.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.challenge !== challenge) return null;
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken(asked) };
  };
  const metadata = {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  const answer = async (request: IncomingMessage): Promise<object | null> => {
    const { pathname } = new URL(request.url ?? '', url);
    if (pathname === '/.well-known/openid-configuration') return metadata;
    if (pathname === '/jwks') return { keys: [jwk] };
    return pathname === '/token' ? token(await bodyOf(request)) : null;
  };
  server.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (pathname === '/authorize') {
      response.writeHead(303, { location: authorize(searchParams) }).end();
      return;
    }
    void answer(request).then((body) => {
      response.writeHead(body ? 200 : 400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
    });
  });
  return {
    env: {
      OIDC_ISSUER: url,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      // The server asks nobody inside its own network unless told so.
      INLAY_OUTBOUND_NETWORKS: '127.0.0.0/8',
    },
    person,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
