import type { Language } from '@inlay/protocol/errors.ts';
import { languageList, languageNames } from '../../languages/language.ts';
import { useWords } from '../../languages/use-words.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import styles from '@inlay/ui/Entry.module.css';

export const LanguageSwitch = () => {
  const { t, language } = useWords();
  const [, change] = usePreferences();
  const button = (each: Language) => (
    <button
      key={each}
      type="button"
      lang={each}
      className={styles.language}
      aria-pressed={each === language}
      onClick={() => change({ language: each })}
    >
      {languageNames[each]}
    </button>
  );
  return (
    <fieldset className={styles.languages} aria-label={t('language')}>
      {languageList.map(button)}
    </fieldset>
  );
};
