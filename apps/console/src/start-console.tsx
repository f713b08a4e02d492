import '@mantine/core/styles.css';
import '@inlay/ui/tokens.css';
import '@inlay/ui/base.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App, type AppDeps } from './App.tsx';
import { Crash } from '@inlay/ui/Crash.tsx';
import { CrashPage } from './CrashPage.tsx';
import { createI18n, switchLanguage } from './languages/i18n.ts';
import { chooseLanguage, keepLanguage, storedLanguage } from './languages/language.ts';
import { createApi } from './session/api.ts';
import { keyValue } from '@inlay/ui/key-value.ts';
import { createRouter } from './shell/router.ts';
import { RouterContext } from './shell/use-router.ts';
import { createScheme } from '@inlay/ui/scheme.ts';
import { installThemeVariables, theme } from './theme.ts';

// oxlint-disable-next-line no-console -- the last resort of a page: the browser's own log
const onTrouble = (error: unknown): void => console.error(error);

const browserRouter = () =>
  createRouter({
    hash: () => location.hash,
    push: (hash) => history.pushState(null, '', hash),
    replace: (hash) => history.replaceState(null, '', hash),
    listen: (listener) => {
      window.addEventListener('hashchange', listener);
      window.addEventListener('popstate', listener);
      return () => {
        window.removeEventListener('hashchange', listener);
        window.removeEventListener('popstate', listener);
      };
    },
  });

export const startConsole = async (root: HTMLElement): Promise<void> => {
  installThemeVariables();
  const storage = keyValue(() => localStorage);
  const language = chooseLanguage([storedLanguage(storage), ...navigator.languages]);
  const i18n = await createI18n(language);
  const deps: AppDeps = {
    api: createApi(
      (input, init) => fetch(input, init),
      () => chooseLanguage([i18n.language]),
    ),
    storage,
    setLanguage: (next) => {
      keepLanguage(storage, next);
      switchLanguage(i18n, next).catch(onTrouble);
    },
    onTrouble,
  };
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          defaultColorScheme="auto"
          colorSchemeManager={createScheme(storage).manager}
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <Crash onTrouble={onTrouble} page={<CrashPage />}>
            <RouterContext value={browserRouter()}>
              <App deps={deps} />
            </RouterContext>
          </Crash>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
};
