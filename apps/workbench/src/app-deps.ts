import type { i18n } from 'i18next';
import type { Sound } from './alerts/sound.ts';
import type { OncePerBrowser } from './alerts/once-per-browser.ts';
import type { Notice } from './model/desk.ts';
import type { Preferences } from './model/preferences.ts';
import type { RunningDesk } from './model/start-desk.ts';
import type { Store } from './model/store.ts';
import type { Api, Session } from './session/api.ts';
import type { Entry } from './session/enter.ts';
import type { Scheme } from '@inlay/ui/scheme.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import type { EarlyMessages } from '@inlay/frame/early-messages.ts';
import type { ParentPage } from './frame/parent-page.ts';

/** Everything the page is made with; only main.tsx knows the browser. */
export type AppDeps = {
  api: Api;
  storage: KeyValue;
  preferences: Store<Preferences>;
  i18n: i18n;
  scheme: Scheme;
  sound: Sound;
  once: OncePerBrowser;
  parent: ParentPage | null;
  early: EarlyMessages;
  /** Begun before anything is drawn, once: a ticket cannot be traded twice (W6). */
  firstEntry: Promise<Entry>;
  openDesk: (session: Session, tell: (notice: Notice) => void) => RunningDesk;
  onTrouble: (error: unknown) => void;
};
