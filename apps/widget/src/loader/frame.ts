import type { Settings } from './settings.ts';
import type { LoaderWords } from './words.ts';

export const createFrame = (
  { origin, desk, lang, theme }: Settings,
  words: LoaderWords,
): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  const url = new URL('/widget/frame.html', origin);
  url.search = String(new URLSearchParams({ desk, lang, theme, host: location.origin }));
  frame.src = url.href;
  frame.title = words.chat;
  frame.allow = 'microphone; autoplay';
  return frame;
};

/** A frame that has loaded without a word from us shows the browser's error page: the desk is down. The loader cannot see
 *  that page, so it tries again, less and less often, until the frame speaks. */
export const reloadUntil = (frame: HTMLIFrameElement, isReady: () => boolean): void => {
  let pause = 4000;
  frame.addEventListener('load', () => {
    setTimeout(() => {
      if (isReady() || !frame.isConnected) return;
      pause = Math.min(60_000, pause * 2);
      frame.setAttribute('src', frame.src);
    }, pause);
  });
};
