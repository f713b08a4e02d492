import { useEffect } from 'react';
import { selectThread } from '../../actions/select-thread.ts';
import { takeNext } from '../../actions/take-thread.ts';
import type { Desk } from '../../model/desk.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { useOverlays, type Overlays } from '../overlays.ts';

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Menus and dialogs have keys of their own. */
const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;

/** The log scrolls with the arrows. */
const isScrolling = (event: KeyboardEvent): boolean =>
  event.key.startsWith('Arrow') &&
  event.target instanceof Element &&
  event.target.closest('[role="log"]') !== null;

const threadItems = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-thread-item]')];

/** Moves along both lists; from outside it starts at the open conversation. */
const moveFocus = (by: 1 | -1): void => {
  const items = threadItems();
  const focused = items.findIndex((item) => item === document.activeElement);
  const at = focused === -1 ? items.findIndex((item) => item.ariaCurrent === 'true') : focused;
  const next = at === -1 ? (by === 1 ? 0 : items.length - 1) : at + by;
  items[Math.min(items.length - 1, Math.max(0, next))]?.focus();
};

const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

type Context = { desk: Desk; overlays: Overlays };

const plainKeys: Readonly<Record<string, (context: Context) => void>> = {
  j: () => moveFocus(1),
  ArrowDown: () => moveFocus(1),
  k: () => moveFocus(-1),
  ArrowUp: () => moveFocus(-1),
  t: ({ desk }) => void takeNext(desk),
  r: () => focusOn('[role="log"] ~ * textarea, section textarea'),
  '/': () => focusOn('#inbox-search'),
  '?': ({ overlays }) => overlays.open('shortcuts'),
};

const back = ({ desk }: Context, target: EventTarget | null): void => {
  // First out of the field, so that the single-key shortcuts work; then back to the list.
  if (isEditable(target)) (target as HTMLElement).blur();
  else selectThread(desk, null);
};

const handle = (event: KeyboardEvent, context: Context): void => {
  const mod = event.ctrlKey || event.metaKey;
  if (mod && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    return context.overlays.open('palette');
  }
  if (mod || event.altKey || event.isComposing || isInOverlay(event.target)) return undefined;
  if (event.key === 'Escape') return back(context, event.target);
  const run = Object.hasOwn(plainKeys, event.key) ? plainKeys[event.key] : undefined;
  if (!run || isEditable(event.target) || isScrolling(event)) return undefined;
  event.preventDefault();
  return run(context);
};

export const useShortcuts = (): void => {
  const desk = useDeskActions();
  const overlays = useOverlays();
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) handle(event, { desk, overlays });
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [desk, overlays]);
};
