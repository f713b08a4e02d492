import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLogin } from '@inlay/ui/use-login.ts';
import { useWords } from '../languages/use-words.ts';
import type { Api, Session } from '../session/api.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from '@inlay/ui/Entry.module.css';

type Props = { api: Pick<Api, 'login'>; email?: string; onSession: (session: Session) => void };

export const LoginForm = (props: Props) => {
  const { t } = useWords();
  const { busy, error, submit } = useLogin((typed) => props.api.login(typed), props.onSession);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
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
