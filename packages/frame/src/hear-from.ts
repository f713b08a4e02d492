export type ListeningWindow = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/** Calls back for messages of that very window and that exact origin only. Returns the undo. */
export const hearFrom = (
  { window, peer, origin }: { window: ListeningWindow; peer: () => unknown; origin: string },
  onData: (data: Record<string, unknown>) => void,
): (() => void) => {
  const hear = (event: MessageEvent): void => {
    const from = peer();
    const data: unknown = event.data;
    if (event.origin !== origin || !from || event.source !== from) return;
    if (typeof data === 'object' && data !== null) onData(data as Record<string, unknown>);
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
};
