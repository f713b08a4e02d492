import { loaderEnd } from '@inlay/frame/widget-channel.ts';
import { textOn } from '../text/readable-color.ts';
import { createElements } from './elements.ts';
import { createFrame, reloadUntil } from './frame.ts';
import { loadKept, saveKept } from './kept.ts';
import { createFocusGuard, followKeyboard } from './on-phone.ts';
import type { Settings } from './settings.ts';
import { launcherName, loaderWords } from './words.ts';

export type InlayWidget = { open(): void; close(): void; toggle(): void; destroy(): void };

type Line = ReturnType<typeof loaderEnd>;

/** Launcher and panel. The frame comes with the first need of it and then stays, so that its socket does too. */
export const createWidget = (settings: Settings): InlayWidget => {
  const words = loaderWords(settings.lang);
  const { host, button, badge, panel } = createElements(words);
  const undo: (() => void)[] = [followKeyboard(panel)];
  let frame: HTMLIFrameElement | null = null;
  let line: Line | null = null;
  let ready = false;
  let open = false;
  let unread = 0;

  const draw = (): void => {
    panel.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', launcherName(words, open, unread));
    badge.textContent = open || unread === 0 ? '' : unread > 99 ? '99+' : String(unread);
  };

  const paint = (color: string): void => {
    if (!color) return;
    host.style.setProperty('--desk', color);
    host.style.setProperty('--on', textOn(color));
  };

  // Before the frame has loaded, another page stands in it, and the browser refuses to speak to that.
  const tell = (): void => {
    const { metaData, myData } = settings;
    if (ready)
      line?.send({ type: 'visible', open, url: location.href, title: document.title, metaData, myData });
  };

  const load = (): void => {
    if (frame) return;
    frame = createFrame(settings, words);
    reloadUntil(frame, () => ready);
    line = loaderEnd({
      window,
      frame,
      frameOrigin: settings.origin,
      onMessage: (message) => {
        if (message.type === 'ready') {
          ready = true;
          return tell();
        }
        if (message.type === 'close') return api.close();
        unread = message.unread;
        paint(message.color);
        if (message.known) saveKept(settings.desk, message.color);
        draw();
      },
    });
    panel.append(createFocusGuard(frame), frame, createFocusGuard(frame));
    undo.push(line.close);
  };

  const show = (next: boolean): void => {
    if (next === open) return;
    if (next) load();
    open = next;
    draw();
    tell();
    if (open) frame?.focus();
    else button.focus();
  };

  const stay = keepInPage(host);
  const kept = loadKept(settings.desk);
  paint(kept.color);
  panel.classList.toggle('dark', isDark(settings.theme));
  button.addEventListener('click', () => show(!open));
  // The pointer is on its way: by the time of the click the frame is there.
  button.addEventListener('pointerenter', load, { once: true });
  draw();
  if (kept.known) whenIdle(load);
  const api: InlayWidget = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(!open),
    destroy: () => {
      stay();
      for (const step of undo) step();
      host.remove();
    },
  };
  return api;
};

const isDark = (theme: string): boolean =>
  theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);

const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 1000);
};

/** Single-page applications swap the body; the root element stays. Whoever clears that too gets the widget back. */
const keepInPage = (host: HTMLElement): (() => void) => {
  const put = (): void => {
    if (!host.isConnected) document.documentElement.append(host);
  };
  put();
  const observer = new MutationObserver(put);
  observer.observe(document.documentElement, { childList: true });
  return () => observer.disconnect();
};
