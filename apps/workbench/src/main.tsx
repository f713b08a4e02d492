import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@inlay/ui/tokens.css';
import '@inlay/ui/base.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { realClock } from '@inlay/client/clock.ts';
import { openOutbox } from '@inlay/client/outbox-indexed-db.ts';
import { realSocket } from '@inlay/client/socket.ts';
import { keepEarlyMessages } from '@inlay/frame/early-messages.ts';
import { onWakeUp } from '@inlay/client/wake-up.ts';
import { v7 } from 'uuid';
import { oncePerBrowser } from './alerts/once-per-browser.ts';
import { createSound } from './alerts/sound.ts';
import { SoundContext } from './alerts/use-sound.ts';
import { App } from './App.tsx';
import type { AppDeps } from './app-deps.ts';
import { Crash } from '@inlay/ui/Crash.tsx';
import { CrashPage } from './CrashPage.tsx';
import { parentPage } from './frame/parent-page.ts';
import { createI18n } from './languages/i18n.ts';
import { chooseLanguage } from './languages/language.ts';
import { followLanguage } from './languages/follow-language.ts';
import { draftStorage } from './model/draft-storage.ts';
import { preferencesStore } from './model/preferences.ts';
import { startDesk } from './model/start-desk.ts';
import { PreferencesContext } from './model/use-preferences.ts';
import { Toasts } from './scenes/Toasts.tsx';
import { createApi } from './session/api.ts';
import { enter, ticketOf } from './session/enter.ts';
import { keyValue } from '@inlay/ui/key-value.ts';
import { createScheme } from '@inlay/ui/scheme.ts';
import { installThemeVariables, theme } from './theme.ts';

/** W6: the ticket leaves the address before anything else happens. */
const takeTicket = (): string | null => {
  const ticket = ticketOf(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return ticket;
};

// oxlint-disable-next-line no-console -- the last resort of a page: the browser's own log
const onTrouble = (error: unknown): void => console.error(error);

const socketUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/`;

const buildDeps = async (): Promise<AppDeps> => {
  const early = keepEarlyMessages(window);
  const ticket = takeTicket();
  const storage = keyValue(() => localStorage);
  const preferences = preferencesStore(storage);
  const language = chooseLanguage([preferences.get().language, ...navigator.languages]);
  const [i18n, outbox] = await Promise.all([createI18n(language), openOutbox()]);
  const follower = followLanguage({ i18n, preferences, browser: navigator.languages, onTrouble });
  const api = createApi((input, init) => fetch(input, init), follower.language);
  const { ancestorOrigins } = location as { ancestorOrigins?: ArrayLike<string> };
  return {
    api,
    storage,
    preferences,
    i18n,
    firstEntry: enter({ api, storage }, ticket),
    onTrouble,
    scheme: createScheme(storage),
    sound: createSound(),
    once: oncePerBrowser((navigator as { locks?: LockManager }).locks, realClock.after),
    parent: parentPage({ parent: window.parent, self: window, ancestorOrigins, referrer: document.referrer }),
    early,
    openDesk: ({ token, agent }, tell) => {
      follower.account(agent.language);
      return startDesk({
        url: socketUrl(),
        token,
        agent,
        language: follower.language,
        openSocket: realSocket,
        clock: realClock,
        random: () => Math.random(),
        newId: v7,
        outbox,
        onWakeUp,
        onTrouble,
        drafts: draftStorage(storage, agent.customer_id),
        tell,
        endSession: () => api.logout(token),
      });
    },
  };
};

const followVisibility = ({ once }: AppDeps): void => {
  const tell = () => once.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell);
  tell();
};

const start = async (root: HTMLElement): Promise<void> => {
  installThemeVariables();
  const deps = await buildDeps();
  followVisibility(deps);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={deps.i18n}>
        <PreferencesContext value={deps.preferences}>
          <SoundContext value={deps.sound.play}>
            <MantineProvider
              theme={theme}
              defaultColorScheme="auto"
              colorSchemeManager={deps.scheme.manager}
              withCssVariables={false}
              withGlobalClasses={false}
            >
              <Toasts />
              <Crash onTrouble={onTrouble} page={<CrashPage />}>
                <App deps={deps} />
              </Crash>
            </MantineProvider>
          </SoundContext>
        </PreferencesContext>
      </I18nextProvider>
    </StrictMode>,
  );
};

const root = document.getElementById('root');
if (root) start(root).catch(onTrouble);
