import type { Language } from '@inlay/protocol/errors.ts';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadWords } from './language.ts';

/** Switches when the words are there, so that no half-translated page is ever seen. */
export const switchLanguage = async (instance: i18n, language: Language): Promise<void> => {
  if (!instance.hasResourceBundle(language, 'translation'))
    instance.addResourceBundle(language, 'translation', await loadWords(language));
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
};

export const createI18n = async (language: Language): Promise<i18n> => {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await loadWords(language) } },
    // Keys are whole: `agents.title` is a name, not a path.
    keySeparator: false,
    nsSeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  return instance;
};
