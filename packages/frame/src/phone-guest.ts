import type { PhoneEvent } from '@inlay/protocol/phone-frame/messages.ts';
import type { EarlyMessages, Heard } from './early-messages.ts';
import { type PhoneCommand, readPhoneCommand } from './phone-command.ts';

// The softphone's end of interface 2: the only place that speaks to the page around it (P1, W9).

type GuestWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  parent: Pick<Window, 'postMessage'>;
  location: { readonly origin: string; ancestorOrigins?: ArrayLike<string> };
  document: { referrer: string };
};

export type PhoneGuest = {
  /** Does nothing outside a frame, and for a parent that may not hear. */
  send: (event: PhoneEvent) => void;
  /**
   * W9: the origins of the desk that is logged in; null while nobody is. That the parent may frame us at all was decided by
   * `frame-ancestors`, made of all desks' lists; from the login on only the desk's own count.
   */
  setAllowedOrigins: (origins: readonly string[] | null) => void;
  close: () => void;
};

type Deps = {
  window: GuestWindow;
  early: EarlyMessages;
  /** `isAllowed`: whether the host may still command, for what is done later than it was said (W9). */
  onCommand: (command: PhoneCommand, isAllowed: () => boolean) => void;
};

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

export const createPhoneGuest = ({ window, early, onCommand }: Deps): PhoneGuest => {
  if ((window.parent as unknown) === window) {
    early.take();
    return { send: () => {}, setAllowedOrigins: () => {}, close: () => {} };
  }
  let allowed: ReadonlySet<string> | null = null;
  let parentOrigin = window.location.ancestorOrigins?.[0] ?? originOf(window.document.referrer);
  const mayHear = (origin: string): boolean =>
    origin !== 'null' && (allowed === null || allowed.has(origin) || origin === window.location.origin);

  // Browsers that tell neither ancestor nor referrer: each listed origin is named, the browser drops all but the right one.
  const targets = (): string[] => {
    if (parentOrigin === null) return [...(allowed ?? [])];
    return mayHear(parentOrigin) ? [parentOrigin] : [];
  };
  const hear = (event: Heard): void => {
    // The parent itself: neither its other frames, nor an opener, nor a page inside this one.
    if (event.source !== window.parent || !mayHear(event.origin)) return;
    if (parentOrigin !== null && event.origin !== parentOrigin) return;
    const command = readPhoneCommand(event.data);
    if (command === null) return;
    parentOrigin = event.origin;
    onCommand(command, () => mayHear(event.origin));
  };
  window.addEventListener('message', hear);
  // After this turn: whoever made the guest has it by then.
  queueMicrotask(() => early.take().forEach(hear));
  return {
    send: (event) => {
      for (const origin of targets()) window.parent.postMessage(event, origin);
    },
    setAllowedOrigins: (origins) => (allowed = origins === null ? null : new Set(origins)),
    close: () => window.removeEventListener('message', hear),
  };
};
