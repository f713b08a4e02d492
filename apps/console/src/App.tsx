import { IconShieldX, IconWifiOff } from '@tabler/icons-react';
import { unreachable } from '@inlay/protocol/errors.ts';
import { useEffect, useState } from 'react';
import { Console } from './Console.tsx';
import { LoginPage } from './entry/LoginPage.tsx';
import { Notice } from './entry/Notice.tsx';
import { useWords } from './languages/use-words.ts';
import type { Api, Session } from './session/api.ts';
import { enter, type Entry, entryOf, forgetToken, keepToken, storedToken } from './session/entry.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import { AccountContext, type Account } from './shell/use-account.ts';

export type AppDeps = {
  api: Api;
  storage: KeyValue;
  setLanguage: Account['setLanguage'];
  onTrouble: (error: unknown) => void;
};

const useEntry = ({ api, storage, onTrouble }: AppDeps) => {
  const [entry, setEntry] = useState<Entry>({ name: 'opening' });
  const open = () => void enter(api, storage).then(setEntry, onTrouble);
  useEffect(open, [api, storage, onTrouble]);
  const start = (session: Session) => {
    keepToken(storage, session.token);
    setEntry(entryOf(session));
  };
  const signOut = (): void => {
    const token = storedToken(storage);
    forgetToken(storage);
    setEntry({ name: 'login' });
    // Nobody waits for it: the token is forgotten here in any case.
    if (token !== null) api.logout(token).catch(onTrouble);
  };
  return { entry, open, start, signOut };
};

const View = ({ deps, entry, open, start, signOut }: { deps: AppDeps } & ReturnType<typeof useEntry>) => {
  const { t } = useWords();
  switch (entry.name) {
    case 'opening':
      return null;
    case 'login':
      return <LoginPage api={deps.api} onSession={start} />;
    case 'unreachable':
      return (
        <Notice
          icon={<IconWifiOff size={26} />}
          title={t('unreachable.title')}
          text={t('unreachable.text')}
          action={{ label: t('action.retry'), run: open }}
        />
      );
    case 'not-admin':
      return (
        <Notice
          icon={<IconShieldX size={26} />}
          title={t('not-admin.title')}
          text={t('not-admin.text', { name: entry.session.agent.customer_name })}
          action={{ label: t('not-admin.action'), run: signOut }}
        />
      );
    case 'console':
      return <Console api={deps.api} session={entry.session} onSession={start} />;
    default:
      return unreachable(entry);
  }
};

export const App = ({ deps }: { deps: AppDeps }) => {
  const state = useEntry(deps);
  const account = { signOut: state.signOut, setLanguage: deps.setLanguage };
  return (
    <AccountContext value={account}>
      <View deps={deps} {...state} />
    </AccountContext>
  );
};
