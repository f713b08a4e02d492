import { applyStyle } from './style.ts';
import type { LoaderWords } from './words.ts';

export type Elements = {
  host: HTMLElement;
  button: HTMLButtonElement;
  badge: HTMLElement;
  panel: HTMLElement;
};

const svg = (className: string, d: string): SVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('class', className);
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', d);
  icon.append(path);
  return icon;
};

const createButton = (): { button: HTMLButtonElement; badge: HTMLElement } => {
  const button = document.createElement('button');
  const badge = document.createElement('b');
  button.type = 'button';
  badge.setAttribute('aria-hidden', 'true');
  button.append(
    svg(
      'c',
      'M12 3.5c-5 0-9 3.4-9 7.7 0 2.4 1.3 4.5 3.3 5.9L6 20.5l3.9-1.8c.7.1 1.4.2 2.1.2 5 0 9-3.4 9-7.7s-4-7.7-9-7.7Z',
    ),
    svg('x', 'M6 9.5l6 6 6-6'),
    badge,
  );
  return { button, badge };
};

/** Built by hand, without markup, so that pages with Trusted Types carry it too. */
export const createElements = (words: LoaderWords): Elements => {
  const host = document.createElement('inlay-widget');
  const root = host.attachShadow({ mode: 'open' });
  applyStyle(root);
  const panel = document.createElement('div');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.chat);
  const { button, badge } = createButton();
  root.append(panel, button);
  return { host, button, badge, panel };
};
