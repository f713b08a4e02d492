/** @jsxImportSource preact */
import { render } from 'preact';
import { v7 } from 'uuid';
import { browserSocket } from './connection/browser-socket.ts';
import { countUnread } from './conversation/unread.ts';
import { connectHost } from './host.ts';
import { chooseLanguage } from './languages/choose-language.ts';
import { tokenName } from './session/greet.ts';
import { createSession } from './session/session.ts';
import { readMarkName } from './storage/read-mark.ts';
import { openMemory } from './storage/memory.ts';
import { deskColor } from './text/readable-color.ts';
import { followTheme } from './theme.ts';
import { postFile } from './upload/post-file.ts';
import { noShelf, openShelf } from './upload/upload-shelf.ts';
import { createUploads } from './upload/uploads.ts';
import { App } from './views/App.tsx';
import { SpeechContext } from './views/speech.ts';
import { canRecord, type RecorderDeps } from './voice/recorder.ts';

// The edge: only here do the browser's own clock, storage, socket and chance come in.
const query = new URLSearchParams(location.search);
const desk = /^\d{1,15}$/.test(query.get('desk') ?? '') ? (query.get('desk') ?? '1') : '1';
const speech = chooseLanguage([query.get('lang'), ...navigator.languages]);
const memory = openMemory(() => localStorage, `inlay:${desk}:`);
const host = connectHost(window, query.get('host'));

const session = createSession({
  memory,
  desk,
  lang: speech.tag,
  page: () => host.state.get(),
  newId: v7,
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  openSocket: (handlers) =>
    browserSocket(new URL('/visitor', location.href.replace(/^http/, 'ws')), handlers),
});

const uploads = createUploads({
  post: postFile,
  token: () => memory.get(tokenName),
  maxBytes: () => session.state.get().conversation.uploadMaxBytes,
  send: (parts) => session.send(parts),
  newId: v7,
  preview: { create: (file) => URL.createObjectURL(file), drop: (url) => URL.revokeObjectURL(url) },
  // Locks exist in secure contexts only; without them two tabs would send a file twice.
  shelf: navigator.locks ? openShelf(`inlay:${desk}`, navigator.locks) : noShelf,
});

// Made once there is a visitor whom the files are of.
let hasLoaded = false;
const loadUploads = (): void => {
  if (hasLoaded || session.state.get().phase !== 'online') return;
  hasLoaded = true;
  void uploads.load();
};

const recorder: RecorderDeps | null = canRecord(window)
  ? { open: () => navigator.mediaDevices.getUserMedia({ audio: true }), now: () => Date.now() }
  : null;

// Whoever only passes by is not made a visitor: the socket opens with the panel, or where a conversation exists.
const begin = (): void => {
  const { open } = host.state.get();
  if (open || memory.get(tokenName)) session.start();
  session.setVisible(open && document.visibilityState === 'visible');
};

const report = (): void => {
  const { conversation } = session.state.get();
  const color = conversation.desk ? deskColor(conversation.desk.color) : '';
  host.tell({ unread: countUnread(conversation), color, known: conversation.thread !== null });
};

document.documentElement.lang = speech.tag;
document.title = speech.words.chat;
followTheme(query.get('theme'), document.documentElement, matchMedia('(prefers-color-scheme: dark)'));
host.state.subscribe(begin);
session.state.subscribe(report);
session.state.subscribe(loadUploads);
document.addEventListener('visibilitychange', () => {
  begin();
  session.retryNow();
});
addEventListener('online', () => session.retryNow());
addEventListener('storage', ({ key }) => {
  if (key === `inlay:${desk}:${readMarkName}`) session.hearMark();
});
begin();

const root = document.getElementById('widget');
if (root) {
  render(
    <SpeechContext.Provider value={{ ...speech, now: () => Date.now() }}>
      <App session={session} uploads={uploads} memory={memory} host={host} recorder={recorder} />
    </SpeechContext.Provider>,
    root,
  );
}
