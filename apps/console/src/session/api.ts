import { RequestRefused } from '@inlay/client/refused.ts';
import type { LoginBody, SessionAgent, SessionAnswer } from '@inlay/protocol/auth-http/login.ts';
import type { OidcExchangeBody } from '@inlay/protocol/auth-http/oidc.ts';
import type { Language } from '@inlay/protocol/errors.ts';

/** The server could not be reached, or something between us and it answered. */
export class Unreachable extends Error {
  constructor() {
    super('the server cannot be reached');
    this.name = 'Unreachable';
  }
}

export type Session = Pick<SessionAnswer['data'], 'token' | 'agent'>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Api = {
  login(body: LoginBody): Promise<Session>;
  /** P2: where the agent signs in with the identity provider. */
  startSso(): Promise<{ url: string; state: string }>;
  /** P2: what the provider handed the popup, for a session. */
  endSso(body: OidcExchangeBody): Promise<Session>;
  agentOf(token: string): Promise<SessionAgent>;
  logout(token: string): Promise<void>;
  /** `data` of the answer; the server checked what it says, so it is trusted. */
  call(token: string, method: Method, path: string, body?: unknown): Promise<unknown>;
  /** An answer that is a file. */
  file(token: string, path: string): Promise<Blob>;
};

type Envelope = { code: number; msg: string; data: unknown };

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';

const readEnvelope = async (response: Response): Promise<Envelope> => {
  try {
    const value: unknown = await response.json();
    if (isEnvelope(value)) return value;
  } catch {
    // Not JSON: a proxy's own page.
  }
  throw new Unreachable();
};

type Request = { method: Method; path: string; body?: unknown; token?: string };

const initOf = ({ method, body, token }: Request, language: Language): RequestInit => {
  const headers = new Headers({ 'accept-language': language });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  // W8: no cookies anywhere.
  const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store' };
  return body === undefined ? init : { ...init, body: JSON.stringify(body) };
};

export const createApi = (fetch: typeof window.fetch, language: () => Language): Api => {
  const reach = async (request: Request): Promise<Response> => {
    const response = await fetch(request.path, initOf(request, language())).catch(() => null);
    if (!response) throw new Unreachable();
    return response;
  };
  const dataOf = async (response: Response): Promise<unknown> => {
    const { code, msg, data } = await readEnvelope(response);
    if (code !== 0) throw new RequestRefused(code, msg);
    return data;
  };
  const ask = async (request: Request): Promise<unknown> => dataOf(await reach(request));
  return {
    login: async (body) => (await ask({ method: 'POST', path: '/api/auth/login', body })) as Session,
    startSso: async () =>
      (await ask({ method: 'GET', path: '/api/auth/oidc/start' })) as { url: string; state: string },
    endSso: async (body) => (await ask({ method: 'POST', path: '/api/auth/oidc/exchange', body })) as Session,
    agentOf: async (token) =>
      ((await ask({ method: 'GET', path: '/api/auth/session', token })) as Session).agent,
    logout: async (token) => void (await ask({ method: 'POST', path: '/api/auth/logout', body: {}, token })),
    call: (token, method, path, body) => ask({ token, method, path: `/api/admin${path}`, body }),
    file: async (token, path) => {
      const response = await reach({ method: 'GET', path: `/api/admin${path}`, token });
      // A line that breaks in the middle of a file is a line that is down.
      if (response.ok) return response.blob().catch(() => Promise.reject(new Unreachable()));
      throw await dataOf(response).then(() => new Unreachable());
    },
  };
};
