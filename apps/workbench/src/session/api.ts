import { RequestRefused } from '@inlay/client/refused.ts';
import type { LoginBody, SessionAgent, SessionAnswer } from '@inlay/protocol/auth-http/login.ts';
import type { SessionBody } from '@inlay/protocol/auth-http/session.ts';
import type { Language } from '@inlay/protocol/errors.ts';

/** The server could not be reached, or something between us and it answered. */
export class Unreachable extends Error {
  constructor() {
    super('the server cannot be reached');
    this.name = 'Unreachable';
  }
}

/** `host_origin`: the one page that this session was made for (W7). */
export type Session = SessionAnswer['data'] & { host_origin?: string };

export type Api = {
  login(body: LoginBody): Promise<Session>;
  tradeTicket(ticket: string): Promise<Session>;
  agentOf(token: string): Promise<SessionAgent>;
  logout(token: string): Promise<void>;
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

type Call = { method: 'GET' | 'POST'; path: string; body?: unknown; token?: string };

export const createApi = (fetch: typeof window.fetch, language: () => Language): Api => {
  const call = async ({ method, path, body, token }: Call): Promise<unknown> => {
    const headers = new Headers({ 'accept-language': language() });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    // W8: no cookies anywhere.
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store' };
    const response = await fetch(
      path,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    ).catch(() => null);
    if (!response) throw new Unreachable();
    const { code, msg, data } = await readEnvelope(response);
    if (code !== 0) throw new RequestRefused(code, msg);
    return data;
  };
  return {
    login: async (body) => (await call({ method: 'POST', path: '/api/auth/login', body })) as Session,
    tradeTicket: async (ticket) => {
      const body: SessionBody = { ticket };
      return (await call({ method: 'POST', path: '/api/auth/session', body })) as Session;
    },
    agentOf: async (token) =>
      ((await call({ method: 'GET', path: '/api/auth/session', token })) as Session).agent,
    logout: async (token) => void (await call({ method: 'POST', path: '/api/auth/logout', body: {}, token })),
  };
};
