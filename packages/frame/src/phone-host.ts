import { hearFrom, type ListeningWindow } from './hear-from.ts';

// The host page's end of interface 2 (P1): bare `{type, content}` both ways.

type Deps = {
  window: ListeningWindow;
  frame: { readonly contentWindow: Pick<Window, 'postMessage'> | null };
  /** Of the softphone (W9). */
  origin: string;
  onMessage: (type: string, content: unknown) => void;
};

export type PhoneHost = { send: (type: string, content?: unknown) => void; close: () => void };

export const createPhoneHost = ({ window, frame, origin, onMessage }: Deps): PhoneHost => {
  const close = hearFrom({ window, peer: () => frame.contentWindow, origin }, ({ type, content }) => {
    if (typeof type === 'string') onMessage(type, content);
  });
  return {
    send: (type, content) =>
      frame.contentWindow?.postMessage({ type, ...(content === undefined ? {} : { content }) }, origin),
    close,
  };
};
