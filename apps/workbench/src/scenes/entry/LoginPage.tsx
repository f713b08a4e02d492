import { Button, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { RequestRefused } from '@inlay/client/refused.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Api, Session } from '../../session/api.ts';
import { EntryPage } from '@inlay/ui/EntryPage.tsx';
import { LanguageSwitch } from '@inlay/ui/LanguageSwitch.tsx';
import { useLogin } from '@inlay/ui/use-login.ts';
import styles from '@inlay/ui/Entry.module.css';
import { languageNames } from '../../languages/language.ts';
import { usePreferences } from '../../model/use-preferences.ts';

type Props = { api: Api; ended: boolean; onSession: (session: Session) => void };

export const LoginPage = ({ api, ended, onSession }: Props) => {
  const { t, language } = useWords();
  const [, change] = usePreferences();
  const { busy, error, submit } = useLogin((typed) => api.login(typed), onSession);
  const email = useRef<HTMLInputElement>(null);
  // The page has nothing but this form.
  useEffect(() => email.current?.focus(), []);
  return (
    <EntryPage icon={`${import.meta.env.BASE_URL}icon.svg`} name={t('app.name')} title={t('login.title')}>
      {ended ? <p className={styles.hint}>{t('login.ended')}</p> : null}
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          name="email"
          type="email"
          label={t('login.email')}
          autoComplete="username"
          required
          ref={email}
          withAsterisk={false}
          maxLength={254}
        />
        <TextInput
          name="password"
          type="password"
          label={t('login.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={1024}
        />
        {error === null ? null : (
          <p className={styles.error} role="alert">
            <IconAlertCircle size={18} aria-hidden="true" />
            <span>{error instanceof RequestRefused ? error.message : t('login.offline')}</span>
          </p>
        )}
        <Button type="submit" loading={busy} fullWidth>
          {t('login.submit')}
        </Button>
      </form>
      <LanguageSwitch
        label={t('language')}
        names={languageNames}
        current={language}
        onChoose={(each) => change({ language: each })}
      />
    </EntryPage>
  );
};
