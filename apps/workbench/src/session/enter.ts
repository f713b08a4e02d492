import { RequestRefused } from '@inlay/client/refused.ts';
import { Unreachable, type Api, type Session } from './api.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';

//   #ticket=… ──traded──▶ desk            no ticket ──token stored──▶ desk
//       │ refused                              │ none        │ refused
//       ▼                                      ▼             ▼
//   ticket-failed                            login      login (ended)        no network: unreachable
export type Entry =
  | { name: 'desk'; session: Session }
  | { name: 'login'; ended: boolean }
  | { name: 'ticket-failed'; reason: string }
  | { name: 'unreachable'; ticket: string | null };

const tokenKey = 'inlay.session';

export const storedToken = (storage: KeyValue): string | null => storage.get(tokenKey);
export const keepToken = (storage: KeyValue, token: string): void => storage.set(tokenKey, token);
export const forgetToken = (storage: KeyValue): void => storage.remove(tokenKey);

/** W6: `#ticket=…`; the caller clears the fragment at once. */
export const ticketOf = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('ticket');

type Deps = { api: Api; storage: KeyValue };

const stored = async ({ api, storage }: Deps): Promise<Session | null> => {
  const token = storedToken(storage);
  if (token === null) return null;
  try {
    return { token, agent: await api.agentOf(token) };
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    return null; // ended, expired or revoked
  }
};

/** Tabs of one session do not push each other out (A3): a host page opened twice goes on with the session it has. */
const joinStored = async (deps: Deps, fresh: Session): Promise<Session> => {
  const known = await stored(deps).catch(() => null);
  if (known?.agent.customer_id !== fresh.agent.customer_id) return fresh;
  // It would only lie around until it expires.
  await deps.api.logout(fresh.token).catch(() => undefined);
  return known;
};

const enterWithTicket = async (deps: Deps, ticket: string): Promise<Entry> => {
  try {
    const session = await joinStored(deps, await deps.api.tradeTicket(ticket));
    keepToken(deps.storage, session.token);
    return { name: 'desk', session };
  } catch (error) {
    if (error instanceof RequestRefused) return { name: 'ticket-failed', reason: error.message };
    throw error;
  }
};

const enterStored = async (deps: Deps): Promise<Entry> => {
  const had = storedToken(deps.storage) !== null;
  const session = await stored(deps);
  if (session) return { name: 'desk', session };
  forgetToken(deps.storage);
  return { name: 'login', ended: had };
};

export const enter = async (deps: Deps, ticket: string | null): Promise<Entry> => {
  try {
    return await (ticket === null ? enterStored(deps) : enterWithTicket(deps, ticket));
  } catch (error) {
    if (error instanceof Unreachable) return { name: 'unreachable', ticket };
    throw error;
  }
};
