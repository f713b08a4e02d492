import { languageList, languageNames } from '../languages/language.ts';
import { useWords } from '../languages/use-words.ts';
import type { Api, Session } from '../session/api.ts';
import { useAccount } from '../shell/use-account.ts';
import styles from '@inlay/ui/Entry.module.css';
import { LoginForm } from './LoginForm.tsx';

const LanguageSwitch = () => {
  const { t, language } = useWords();
  const { setLanguage } = useAccount();
  return (
    <fieldset className={styles.languages} aria-label={t('account.language')}>
      {languageList.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.language}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {languageNames[each]}
        </button>
      ))}
    </fieldset>
  );
};

type Props = { api: Pick<Api, 'login'>; onSession: (session: Session) => void };

export const LoginPage = ({ api, onSession }: Props) => {
  const { t } = useWords();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
          Inlay
        </div>
        <h1 className={styles.title}>{t('login.title')}</h1>
        <p className={styles.text}>{t('login.text')}</p>
        <LoginForm api={api} onSession={onSession} />
        <LanguageSwitch />
      </div>
    </main>
  );
};
