import { useEffect } from 'react';

/** An entry of a menu is gone when its dialog closes; the button of the menu is not. */
const openerOf = (active: Element | null): Element | null => {
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : active;
};

/** The button that opened the dialog; where that is gone with what it was for, the heading of the page. */
const giveBack = (opener: Element | null): void => {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  if (isThere) return opener.focus();
  // Unless a dialog below this one gave it back already.
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost) document.querySelector<HTMLElement>('main h1')?.focus();
};

/** For the content of a dialog: who used the keyboard goes on where they were. */
export const useReturnFocus = (): void => {
  useEffect(() => {
    const opener = openerOf(document.activeElement);
    return () => giveBack(opener);
  }, []);
};
