import { useState } from 'react';
import { useWords } from '../languages/use-words.ts';
import type { Api, Session } from '../session/api.ts';
import { LoginForm } from './LoginForm.tsx';
import { Dialog } from '../ui/Dialog.tsx';

type Props = { api: Pick<Api, 'login'>; session: Session; onSession: (session: Session) => void };

/** The session ended while somebody was working: over the page, so that what was typed stays where it is. */
export const SignInAgain = ({ api, session, onSession }: Props) => {
  const { t } = useWords();
  const [refused, setRefused] = useState(false);
  // Another administrator's unsaved work is nobody else's.
  const accept = (next: Session) => {
    const isSame = next.agent.customer_id === session.agent.customer_id && next.agent.role === 'admin';
    if (isSame) onSession(next);
    else setRefused(true);
  };
  return (
    <Dialog
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={400}
      title={t('again.title')}
    >
      <p>{refused ? t('again.other', { name: session.agent.customer_name }) : t('again.text')}</p>
      <LoginForm api={api} email={session.agent.email} onSession={accept} />
    </Dialog>
  );
};
