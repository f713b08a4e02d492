import { Button, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RequestRefused } from '@inlay/client/refused.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Api, Session } from '../../session/api.ts';
import styles from '@inlay/ui/Entry.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';

type Props = { api: Api; ended: boolean; onSession: (session: Session) => void };

const useLogin = ({ api, onSession }: Pick<Props, 'api' | 'onSession'>) => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (email: string, password: string) => {
    setBusy(true);
    setError(null);
    try {
      onSession(await api.login({ email, password }));
    } catch (failure) {
      setError(failure instanceof RequestRefused ? failure.message : t('login.offline'));
      setBusy(false);
    }
  };
  return { busy, error, run };
};

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const LoginPage = ({ api, ended, onSession }: Props) => {
  const { t } = useWords();
  const { busy, error, run } = useLogin({ api, onSession });
  const email = useRef<HTMLInputElement>(null);
  // The page has nothing but this form.
  useEffect(() => email.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(text(form, 'email').trim(), text(form, 'password'));
  };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
          {t('app.name')}
        </div>
        <h1 className={styles.title}>{t('login.title')}</h1>
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
              <span>{error}</span>
            </p>
          )}
          <Button type="submit" loading={busy} fullWidth>
            {t('login.submit')}
          </Button>
        </form>
        <LanguageSwitch />
      </div>
    </main>
  );
};
