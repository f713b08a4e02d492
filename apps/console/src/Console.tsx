import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RequestRefused } from '@inlay/client/refused.ts';
import { useMemo, useState } from 'react';
import { AdminContext, createAdmin } from './data/admin.ts';
import { SignInAgain } from './entry/SignInAgain.tsx';
import type { Api, Session } from './session/api.ts';
import { Shell } from './shell/Shell.tsx';

const newQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Asked although the browser believes itself offline: a server on this machine answers all the same.
        networkMode: 'always',
        staleTime: 30_000,
        // A refusal stays one; a line that broke may be back.
        retry: (count, error) => !(error instanceof RequestRefused) && count < 2,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

type Props = { api: Api; session: Session; onSession: (session: Session) => void };

/** Somebody is signed in. When the session ends, the page stays and asks for the password. */
export const Console = ({ api, session, onSession }: Props) => {
  const [queries] = useState(newQueries);
  const [endedToken, setEndedToken] = useState<string | null>(null);
  const admin = useMemo(() => createAdmin(api, session, () => setEndedToken(session.token)), [api, session]);
  const again = (next: Session) => {
    onSession(next);
    void queries.invalidateQueries();
  };
  return (
    <QueryClientProvider client={queries}>
      <AdminContext value={admin}>
        <Shell />
        {endedToken === session.token ? <SignInAgain api={api} session={session} onSession={again} /> : null}
      </AdminContext>
    </QueryClientProvider>
  );
};
