import { RequestRefused } from '@inlay/client/refused.ts';
import { createContext, use } from 'react';
import type { Api, Method, Session } from '../session/api.ts';

/** The administrator's way to the server. */
export type Admin = {
  session: Session;
  get<T>(path: string): Promise<T>;
  file(path: string): Promise<Blob>;
  send<T>(method: Exclude<Method, 'GET'>, path: string, body?: unknown): Promise<T>;
};

export const createAdmin = (
  api: Pick<Api, 'call' | 'file'>,
  session: Session,
  onEnded: () => void,
): Admin => {
  const watched = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      // Ended, or no administrator any more.
      if (error instanceof RequestRefused && (error.code === 401 || error.code === 403)) onEnded();
      throw error;
    }
  };
  const call = (method: Method, path: string, body?: unknown): Promise<unknown> =>
    watched(api.call(session.token, method, path, body));
  return {
    session,
    file: (path) => watched(api.file(session.token, path)),
    get: async <T>(path: string) => (await call('GET', path)) as T,
    send: async <T>(method: Method, path: string, body?: unknown) => (await call(method, path, body)) as T,
  };
};

export const AdminContext = createContext<Admin | null>(null);

export const useAdmin = (): Admin => {
  const admin = use(AdminContext);
  if (!admin) throw new Error('outside of the console');
  return admin;
};
