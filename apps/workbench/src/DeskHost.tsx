import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppDeps } from './app-deps.ts';
import { startScreenPop } from './actions/screen-pop.ts';
import { startAlerts } from './alerts/start-alerts.ts';
import { startFrame } from './frame/start-frame.ts';
import { DeskContext, useDesk } from './model/use-desk.ts';
import type { RunningDesk } from './model/start-desk.ts';
import { createStore } from './model/store.ts';
import { DeskPage } from './scenes/desk/DeskPage.tsx';
import { EndedPage } from './scenes/desk/EndedPage.tsx';
import { useTell } from './scenes/use-tell.tsx';
import type { Session } from './session/api.ts';
import { forgetToken, storedToken } from './session/enter.ts';

type Props = { deps: AppDeps; session: Session; onLeave: (ended: boolean) => void };

/** Runs the desk as long as the page shows it. */
const useRunningDesk = ({ deps, session }: Props): RunningDesk | null => {
  const tell = useTell();
  const [shown] = useState(() => createStore<RunningDesk | null>(null));
  useEffect(() => {
    const { once, sound, scheme, preferences, parent, early, onTrouble } = deps;
    const desk = deps.openDesk(session, tell);
    const play = () => preferences.get().sound && sound.play();
    const stops = [
      startAlerts({ desk, once, play, onTrouble }),
      startScreenPop(desk, onTrouble),
      startFrame({
        desk,
        session,
        parent,
        early,
        onTrouble,
        setLanguage: (language) => preferences.update((now) => ({ ...now, language })),
        setTheme: scheme.change,
      }),
    ];
    desk.client.open();
    shown.update(() => desk);
    return () => {
      for (const stop of stops) stop();
      desk.close();
    };
  }, [deps, session, tell, shown]);
  return useSyncExternalStore(shown.subscribe, shown.get);
};

/** W7: the session ended on the server. A token that another tab has renewed meanwhile is not forgotten. */
const useBadToken = ({ deps, session, onLeave }: Props): void => {
  const isBad = useDesk(({ link }) => link.name === 'ended' && link.reason === 'bad-token');
  useEffect(() => {
    if (!isBad) return;
    if (storedToken(deps.storage) === session.token) forgetToken(deps.storage);
    onLeave(true);
  }, [isBad, deps, session, onLeave]);
};

const DeskOrEnd = (props: Props) => {
  const link = useDesk((state) => state.link);
  useBadToken(props);
  if (link.name === 'ended') return <EndedPage reason={link.reason} onLeave={() => props.onLeave(false)} />;
  return <DeskPage onTrouble={props.deps.onTrouble} />;
};

export const DeskHost = (props: Props) => {
  const desk = useRunningDesk(props);
  const queries = useMemo(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } }),
    [],
  );
  if (!desk) return null;
  return (
    <DeskContext value={desk}>
      <QueryClientProvider client={queries}>
        <DeskOrEnd {...props} />
      </QueryClientProvider>
    </DeskContext>
  );
};
