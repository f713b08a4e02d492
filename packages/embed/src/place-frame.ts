import type { EmbedPage } from './embed-page.ts';

export type Place = HTMLElement | string;

const find = ({ document }: Window, place: Place): HTMLElement => {
  if (typeof place !== 'string') return place;
  const element = document.querySelector<HTMLElement>(place);
  if (!element) throw new Error(`Inlay: there is no element ${place}. Create it first`);
  return element;
};

/** The rights that the phone in it needs; only for the desk, wherever the frame may go. */
const rights = (origin: string): string =>
  ['microphone', 'camera', 'autoplay', 'hid', 'clipboard-write']
    .map((name) => `${name} ${origin}`)
    .join('; ');

/**
 * An iframe without address in `place`, or the iframe that `place` is. The undo takes away only what was put there.
 */
export const placeFrame = (
  { window }: Pick<EmbedPage, 'window'>,
  { place, origin, title }: { place: Place; origin: string; title: string },
): { frame: HTMLIFrameElement; remove: () => void } => {
  const element = find(window, place);
  if (element.tagName === 'IFRAME') return { frame: element as HTMLIFrameElement, remove: () => {} };
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the desk is of another origin, and needs its own storage
  const frame = window.document.createElement('iframe');
  frame.title = title;
  frame.allow = rights(origin);
  frame.style.cssText = 'display:block;width:100%;height:100%;border:0';
  element.append(frame);
  return { frame, remove: () => frame.remove() };
};

/** Of the address under which the desk is served. */
export const originOf = (url: string): string => {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Error(`Inlay: not the address of a desk: ${url}. Write https://desk.example`);
  return address.origin;
};
