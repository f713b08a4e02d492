import { vi } from 'vitest';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import type { EmbedPage } from '../embed-page.ts';

type Posted = { message: Record<string, unknown>; origin: string };

/** A host page with one box, as far as the SDK uses it. What the frame is told is kept; what it says is fed by hand. */
export const hostPage = () => {
  const windowListeners = new Set<(event: MessageEvent) => void>();
  const documentListeners = new Map<string, Set<(event: object) => void>>();
  const frameListeners = new Map<string, Set<() => void>>();
  const posted: Posted[] = [];
  const contentWindow = {
    postMessage: (message: never, origin: string) => void posted.push({ message, origin }),
  };
  const listen = <L>(map: Map<string, Set<L>>) => ({
    addEventListener: (type: string, listener: L) =>
      void map.set(type, (map.get(type) ?? new Set()).add(listener)),
    removeEventListener: (type: string, listener: L) => void map.get(type)?.delete(listener),
  });
  const children: object[] = [];
  const frame = {
    tagName: 'IFRAME',
    style: { cssText: '' },
    src: '',
    allow: '',
    title: '',
    isConnected: true,
    contentWindow,
    getAttribute: () => null,
    remove: () => void children.splice(children.indexOf(frame), 1),
    ...listen(frameListeners),
  };
  const box = { tagName: 'DIV', append: (child: object) => void children.push(child) };
  const window = {
    addEventListener: (_: string, listener: never) => void windowListeners.add(listener),
    removeEventListener: (_: string, listener: never) => void windowListeners.delete(listener),
    document: {
      querySelector: (selector: string) => (selector === '#desk' ? box : null),
      createElement: () => frame,
      ...listen(documentListeners),
    },
  };
  const clock = new ManualClock();
  let ids = 0;
  const onError = vi.fn<(error: unknown) => void>();
  const page: EmbedPage = {
    window: window as never,
    after: clock.after,
    newId: () => `r${(ids += 1)}`,
    onError,
  };
  const say = (data: unknown, from: { origin?: string; source?: unknown } = {}): void => {
    for (const listener of Array.from(windowListeners))
      listener({ data, origin: 'https://desk.example', source: contentWindow, ...from } as never);
  };
  const event = (type: string, data: unknown): void =>
    say({ type, data, timestamp: 1, source: 'bytedesk-desktop' });
  const loaded = (): void => frameListeners.get('load')?.forEach((run) => run());
  const listenerCount = (): number =>
    windowListeners.size +
    [...documentListeners.values(), ...frameListeners.values()].reduce((sum, set) => sum + set.size, 0);
  return { page, frame, children, posted, clock, onError, say, event, loaded, listenerCount };
};
