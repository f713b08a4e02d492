import { useCallback, useEffect, useState } from 'react';
import type { AppDeps } from './app-deps.ts';
import { isRefused } from './frame/parent-page.ts';
import { tellLoginFailed } from './frame/start-frame.ts';
import { realClock } from '@inlay/client/clock.ts';
import { DeskHost } from './DeskHost.tsx';
import { unreachable } from './model/unreachable.ts';
import { LoginPage } from './scenes/entry/LoginPage.tsx';
import { Opening } from './scenes/entry/Opening.tsx';
import { RefusedPage, TicketFailedPage, UnreachablePage } from './scenes/entry/pages.tsx';
import type { Session } from './session/api.ts';
import { enter, keepToken, type Entry } from './session/enter.ts';
import { useTabsInStep } from './session/use-tabs-in-step.ts';

type View = Entry | { name: 'opening' };

const useEntry = ({ api, storage, firstEntry, onTrouble }: AppDeps) => {
  const [view, setView] = useState<View>({ name: 'opening' });
  useEffect(() => {
    firstEntry.then(setView, onTrouble);
  }, [firstEntry, onTrouble]);
  const open = (ticket: string | null) => {
    setView({ name: 'opening' });
    enter({ api, storage }, ticket).then(setView, onTrouble);
  };
  const start = (session: Session) => {
    keepToken(storage, session.token);
    setView({ name: 'desk', session });
  };
  const leave = useCallback((ended: boolean) => setView({ name: 'login', ended }), []);
  return { view, open, start, leave };
};

export const App = ({ deps }: { deps: AppDeps }) => {
  const { view, open, start, leave } = useEntry(deps);
  const isTicketBad = view.name === 'ticket-failed';
  const { parent, onTrouble } = deps;
  useEffect(() => {
    if (isTicketBad) tellLoginFailed(parent, realClock.now).catch(onTrouble);
  }, [isTicketBad, parent, onTrouble]);
  useTabsInStep(deps.storage, view.name === 'login', () => open(null));
  switch (view.name) {
    case 'opening':
      return <Opening />;
    case 'login':
      return <LoginPage api={deps.api} ended={view.ended} onSession={start} />;
    case 'ticket-failed':
      return <TicketFailedPage reason={view.reason} onLogin={() => open(null)} />;
    case 'unreachable':
      return <UnreachablePage onRetry={() => open(view.ticket)} />;
    case 'desk':
      return isRefused(deps.parent, view.session, location.origin) ? (
        <RefusedPage origin={deps.parent?.origin ?? ''} />
      ) : (
        <DeskHost key={view.session.token} deps={deps} session={view.session} onLeave={leave} />
      );
    default:
      return unreachable(view);
  }
};
