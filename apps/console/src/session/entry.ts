import { RequestRefused } from '@inlay/client/refused.ts';
import { Unreachable, type Api, type Session } from './api.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';

//   token stored ──still good──▶ console, or not-admin          no network: unreachable
//        │ none, or refused
//        ▼
//      login ──signed in──▶ console, or not-admin
export type Entry =
  | { name: 'opening' }
  | { name: 'login' }
  | { name: 'unreachable' }
  | { name: 'not-admin'; session: Session }
  | { name: 'console'; session: Session };

/** The workbench's own: who is signed in there is signed in here. */
const tokenKey = 'inlay.session';

export const storedToken = (storage: KeyValue): string | null => storage.get(tokenKey);
export const keepToken = (storage: KeyValue, token: string): void => storage.set(tokenKey, token);
export const forgetToken = (storage: KeyValue): void => storage.remove(tokenKey);

export const entryOf = (session: Session): Entry =>
  session.agent.role === 'admin' ? { name: 'console', session } : { name: 'not-admin', session };

export const enter = async (api: Pick<Api, 'agentOf'>, storage: KeyValue): Promise<Entry> => {
  const token = storedToken(storage);
  if (token === null) return { name: 'login' };
  try {
    return entryOf({ token, agent: await api.agentOf(token) });
  } catch (error) {
    if (error instanceof Unreachable) return { name: 'unreachable' };
    if (!(error instanceof RequestRefused)) throw error;
    // Busy is not ended.
    if (error.code !== 401) return { name: 'unreachable' };
    forgetToken(storage);
    return { name: 'login' };
  }
};
