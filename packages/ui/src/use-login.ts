import { type FormEvent, useState } from 'react';
import { formText } from './form-text.ts';

type Credentials = { email: string; password: string };

/** A form with the fields `email` and `password`: what it sends, whether it waits, and what came in between. */
export const useLogin = <S>(
  login: (credentials: Credentials) => Promise<S>,
  onSession: (session: S) => void,
): { busy: boolean; error: unknown; submit: (event: FormEvent<HTMLFormElement>) => void } => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (credentials: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      onSession(await login(credentials));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run({ email: formText(form, 'email').trim(), password: formText(form, 'password') });
  };
  return { busy, error, submit };
};
