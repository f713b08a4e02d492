import type { FormEvent } from 'react';
import { formText } from '@inlay/ui/form-text.ts';
import type { Scene } from '../../model/softphone-state.ts';
import { Button } from '../../parts/Button.tsx';
import { Center } from '../../parts/Center.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Note } from '../../parts/Note.tsx';
import { spoken } from '../../parts/sentence.ts';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Login.module.css';

type Props = { scene: Extract<Scene, { name: 'login' }> };

const EmailLogin = ({ scene }: Props) => {
  const { say } = useWords();
  const phone = usePhone();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // The password goes straight to the server and is kept nowhere (P1).
    void phone.signIn(formText(form, 'email').trim(), formText(form, 'password'));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={say('login.email')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={scene.email}
        maxLength={254}
        required
      />
      <TextField
        label={say('login.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        required
      />
      <Button type="submit" look="primary" wide disabled={scene.busy}>
        {say(scene.busy ? 'login.busy' : 'login.submit')}
      </Button>
      <Button look="link" wide disabled={scene.busy} onClick={() => phone.showLogin('sso')}>
        {say('login.toSso')}
      </Button>
    </form>
  );
};

const SsoLogin = ({ scene }: Props) => {
  const { say } = useWords();
  const phone = usePhone();
  return (
    <div className={styles.form}>
      <Button look="primary" wide disabled={scene.busy} onClick={() => void phone.signInSso()}>
        {say(scene.busy ? 'sso.busy' : 'sso.submit')}
      </Button>
      <Button look="link" wide disabled={scene.busy} onClick={() => phone.showLogin('email')}>
        {say('login.toEmail')}
      </Button>
    </div>
  );
};

export const LoginScene = ({ scene }: Props) => {
  const { say } = useWords();
  const isSso = scene.way === 'sso';
  return (
    <Center title={say(isSso ? 'sso.title' : 'login.title')} {...(isSso ? { text: say('sso.text') } : {})}>
      {scene.problem !== null && (
        <div className={styles.problem}>
          <Note kind="bad" text={spoken(say, scene.problem)} />
        </div>
      )}
      {isSso ? <SsoLogin scene={scene} /> : <EmailLogin scene={scene} />}
    </Center>
  );
};
