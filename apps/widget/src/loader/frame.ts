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
