import type { Language } from '@inlay/protocol/errors.ts';
import type { i18n } from 'i18next';
import type { Preferences } from '../model/preferences.ts';
import type { Store } from '../model/store.ts';
import { chooseLanguage } from './language.ts';
import { switchLanguage } from './i18n.ts';

type Deps = {
  i18n: i18n;
  preferences: Store<Preferences>;
  browser: readonly string[];
  onTrouble: (error: unknown) => void;
};

/** Shows the language that the agent chose, else the account's, else the browser's; and follows when it changes. */
export const followLanguage = ({ i18n, preferences, browser, onTrouble }: Deps) => {
  let account: string | null = null;
  const language = (): Language => chooseLanguage([preferences.get().language, account, ...browser]);
  const follow = () => {
    document.documentElement.lang = language();
    if (i18n.language !== language()) switchLanguage(i18n, language()).catch(onTrouble);
  };
  preferences.subscribe(follow);
  follow();
  return {
    language,
    account: (wish: string | null) => {
      account = wish;
      follow();
    },
  };
};
