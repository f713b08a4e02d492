import { EntryPage } from '@inlay/ui/EntryPage.tsx';
import { LanguageSwitch } from '@inlay/ui/LanguageSwitch.tsx';
import styles from '@inlay/ui/Entry.module.css';
import { languageNames } from '../languages/language.ts';
import { useWords } from '../languages/use-words.ts';
import type { Api, Session } from '../session/api.ts';
import { useAccount } from '../shell/use-account.ts';
import { LoginForm } from './LoginForm.tsx';

type Props = { api: Pick<Api, 'login'>; onSession: (session: Session) => void };

export const LoginPage = ({ api, onSession }: Props) => {
  const { t, language } = useWords();
  const { setLanguage } = useAccount();
  return (
    <EntryPage icon={`${import.meta.env.BASE_URL}icon.svg`} name="Inlay" title={t('login.title')}>
      <p className={styles.text}>{t('login.text')}</p>
      <LoginForm api={api} onSession={onSession} />
      <LanguageSwitch
        label={t('account.language')}
        names={languageNames}
        current={language}
        onChoose={setLanguage}
      />
    </EntryPage>
  );
};
