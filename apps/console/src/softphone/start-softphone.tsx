import '@inlay/ui/tokens.css';
import './softphone.css';
import { realClock } from '@inlay/client/clock.ts';
import { realSocket } from '@inlay/client/socket.ts';
import { onWakeUp } from '@inlay/client/wake-up.ts';
import type { EarlyMessages } from '@inlay/frame/early-messages.ts';
import { createPhoneGuest } from '@inlay/frame/phone-guest.ts';
import { jssipPort } from '@inlay/phone/jssip/jssip-port.ts';
import type { SipAccount } from '@inlay/protocol/agent-socket/get_phone.ts';
import { createRoot } from 'react-dom/client';
import { createApi } from '../session/api.ts';
import { keyValue } from '@inlay/ui/key-value.ts';
import { type AudioNews, type CallAudio, createCallAudio } from './audio/call-audio.ts';
import { createDevices, type Devices } from './audio/devices.ts';
import { mayUse } from './audio/may-use.ts';
import { createRinger } from './audio/ring-tones.ts';
import { putAwayEnded } from './effects/end-of-call.ts';
import { explainMicrophone } from './effects/explain-microphone.ts';
import { notifyOfCalls } from './effects/notify.ts';
import { ringOnCall } from './effects/ring-on-call.ts';
import { blinkTitle } from './effects/title.ts';
import { PhoneDesk } from './model/phone-desk.ts';
import { signInByPopup } from './model/sign-in-by-popup.ts';
import { Softphone } from './model/softphone.ts';
import type { Sentence } from './model/softphone-state.ts';
import { createRecorder } from './recording/call-recorder.ts';
import { indexedArchive } from './recording/indexed-archive.ts';
import { recordingServer } from './recording/recording-server.ts';
import { type RecordingParts, startRecording } from './recording/start-recording.ts';
import { SoftphoneContext } from './parts/use-softphone.ts';
import { WordsProvider } from './parts/WordsProvider.tsx';
import { Frame } from './scenes/Frame.tsx';
import { createSpeech } from './words/speech.ts';

const noticeOf = (news: AudioNews): Sentence => {
  if (news.name === 'switched') return { key: 'mic.unplugged', vars: { name: news.to } };
  return { key: news.name === 'lost' ? 'mic.lost' : 'mic.speakerGone' };
};

const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const realmOf = (uri: string): string => uri.slice(uri.lastIndexOf('@') + 1);

/** `wss://…` of the operator's own server, or a path of this one. */
const socketUrl = (url: string): string => new URL(url, location.href).href.replace(/^http/, 'ws');

const portMaker = (audio: Pick<CallAudio, 'media'>) => (account: SipAccount, extension: string) =>
  jssipPort({
    url: socketUrl(account.url),
    realm: realmOf(account.uri),
    extension,
    clock: realClock,
    keys: account.built_in ? 'info' : 'sound',
    media: {
      ...audio.media,
      iceServers: () => account.ice_servers.map(({ urls, ...secret }) => ({ urls: [...urls], ...secret })),
    },
  });

const recordingParts = (devices: Devices, onTrouble: (error: unknown) => void): RecordingParts => ({
  recorder: createRecorder({
    newContext: () => new AudioContext(),
    newRecorder: (stream, options) => new MediaRecorder(stream, options),
    canRecord: (mime) => 'MediaRecorder' in window && MediaRecorder.isTypeSupported(mime),
    speaker: () => devices.effective('speaker'),
    clock: realClock,
    onTrouble,
  }),
  openArchive: async () => indexedArchive(indexedDB, navigator.locks),
  clock: realClock,
  onTrouble,
});

const openPopup = (): Window | null =>
  window.open('about:blank', 'inlay-sign-in', 'popup,width=520,height=680');

/** As in the system, until somebody says otherwise. */
const followScheme = (): void => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['mantineColorScheme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
};

const canRoute = (): boolean =>
  'setSinkId' in HTMLMediaElement.prototype && mayUse(document, 'speaker-selection') !== false;

const canNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted';

type FromPage = {
  early: EarlyMessages;
  random: () => number;
  onTrouble: (error: unknown) => void;
};

export const startSoftphone = (root: HTMLElement, { early, random, onTrouble }: FromPage): void => {
  followScheme();
  const storage = keyValue(() => localStorage);
  const speech = createSpeech(navigator.languages, document.documentElement, onTrouble);
  const request: typeof fetch = (input, init) => fetch(input, init);
  const api = createApi(request, speech.language);
  const devices = createDevices(navigator.mediaDevices, storage, canRoute());
  const audio = createCallAudio({
    window,
    media: navigator.mediaDevices,
    devices,
    onNews: (news) => phone.store.set({ notice: noticeOf(news) }),
    onTrouble,
  });
  const tab = newId();
  const phone = new Softphone({
    clock: realClock,
    random,
    newId,
    check: audio.check,
    onTrouble,
    api,
    storage,
    openGuest: (onCommand) => createPhoneGuest({ window, early, onCommand }),
    openDesk: (deps) =>
      new PhoneDesk({
        ...deps,
        tab,
        url: `${location.origin.replace(/^http/, 'ws')}/`,
        language: speech.language,
        openSocket: realSocket,
        clock: realClock,
        random,
        newId,
        makePort: portMaker(audio),
        record: (of) => {
          const { token } = deps.session;
          const server = recordingServer({ fetch: request, token, language: speech.language });
          return startRecording(recordingParts(devices, onTrouble), { ...of, server });
        },
        check: audio.check,
        onTrouble,
      }),
    signInByPopup: () => signInByPopup({ window, origin: location.origin, openPopup, api, clock: realClock }),
    setLanguage: speech.set,
  });
  const ringer = createRinger(realClock.after, () => devices.effective('ringer'), onTrouble);
  ringOnCall(phone.store, ringer);
  blinkTitle(phone.store, document, { clock: realClock, say: speech.say });
  notifyOfCalls(phone.store, document, {
    show: (title, options) => new Notification(title, options),
    mayShow: canNotify,
    say: speech.say,
    focus: () => window.focus(),
  });
  putAwayEnded(phone.store, realClock, { dismiss: () => phone.desk?.dismiss(), silence: audio.silence });
  explainMicrophone(phone.store, () => phone.checkMicrophone());
  onWakeUp(() => phone.retryNow());
  // The browser asks whether to leave, in its own words.
  window.addEventListener('beforeunload', (event) => phone.wouldLoseCall && event.preventDefault());
  window.addEventListener('pagehide', () => phone.letGo());
  // What was let go of does not come back by itself.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  phone.open();
  createRoot(root).render(
    <WordsProvider speech={speech}>
      <SoftphoneContext value={{ phone, devices, audio, ringer }}>
        <Frame />
      </SoftphoneContext>
    </WordsProvider>,
  );
};
