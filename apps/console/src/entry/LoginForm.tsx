import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useWords } from '../languages/use-words.ts';
import type { Api, Session } from '../session/api.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from '@inlay/ui/Entry.module.css';

type Props = { api: Pick<Api, 'login'>; email?: string; onSession: (session: Session) => void };

const useLogin = ({ api, onSession }: Props) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (email: string, password: string) => {
    setBusy(true);
    setError(null);
    try {
      onSession(await api.login({ email, password }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return { busy, error, run };
};

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const LoginForm = (props: Props) => {
  const { t } = useWords();
  const { busy, error, run } = useLogin(props);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(text(form, 'email').trim(), text(form, 'password'));
  };
  const isKnown = props.email !== undefined;
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label={t('login.email')}
        autoComplete="username"
        required
        withAsterisk={false}
        maxLength={254}
        defaultValue={props.email}
        {...(isKnown ? {} : { ref: first })}
      />
      <TextInput
        name="password"
        type="password"
        label={t('login.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={1024}
        {...(isKnown ? { ref: first, 'data-autofocus': true } : {})}
      />
      <Problem error={error} kept={false} />
      <Button type="submit" loading={busy} fullWidth>
        {t('login.submit')}
      </Button>
    </form>
  );
};
