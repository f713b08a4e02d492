import type { Language } from '@inlay/protocol/errors.ts';
import { chooseLanguage } from '../../languages/language.ts';
import { createStore, type Store } from '../model/store.ts';
import { loadWords } from './load-words.ts';
import { type Say, sayWith } from './words.ts';

type Spoken = { language: Language; say: Say | null };

export type Speech = {
  store: Pick<Store<Spoken>, 'get' | 'subscribe'>;
  language: () => Language;
  say: () => Say;
  set: (whose: 'host' | 'account', tag: string | null) => void;
};

/** Which language is spoken, and its words; switches when the words are there. */
export const createSpeech = (
  browser: readonly string[],
  page: { lang: string },
  onTrouble: (error: unknown) => void,
): Speech => {
  const wishes: { host: string | null; account: string | null } = { host: null, account: null };
  const wanted = (): Language => chooseLanguage([wishes.host, wishes.account, ...browser]);
  const store = createStore<Spoken>({ language: wanted(), say: null });
  const load = async (): Promise<void> => {
    const language = wanted();
    const words = await loadWords(language);
    if (language !== wanted()) return;
    page.lang = language;
    store.set({ language, say: sayWith(words) });
  };
  load().catch(onTrouble);
  return {
    store,
    language: wanted,
    // Before the words have come nobody is there to read them.
    say: () => store.get().say ?? ((key) => key),
    set: (whose, tag) => {
      wishes[whose] = tag;
      if (store.get().say === null || store.get().language !== wanted()) load().catch(onTrouble);
    },
  };
};
