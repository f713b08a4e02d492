import type { Language } from '@inlay/protocol/errors.ts';
import { createContext, use } from 'react';

export type Account = { signOut: () => void; setLanguage: (language: Language) => void };

export const AccountContext = createContext<Account | null>(null);

export const useAccount = (): Account => {
  const account = use(AccountContext);
  if (!account) throw new Error('outside of the app');
  return account;
};
