// Two windows that post to each other as browsers do: a desk, and a page in a frame of it. Typed fakes at the very edge.

type Listener = (event: MessageEvent) => void;
type Posted = { message: unknown; origin: string };

/** Delivers later, like a browser, and only where the target origin is the receiver's. */
export const fakeWindow = (origin: string) => {
  const listeners = new Set<Listener>();
  const posted: Posted[] = [];
  const hear = (data: unknown, from: { origin: string; source: unknown; ports?: MessagePort[] }): void => {
    for (const listener of Array.from(listeners)) listener({ data, ports: [], ...from } as never);
  };
  return {
    origin,
    posted,
    listeners,
    hear,
    addEventListener: (_: string, listener: unknown) => void listeners.add(listener as Listener),
    removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener as Listener),
  };
};
export type FakeWindow = ReturnType<typeof fakeWindow>;

/** The end of `to` that `from` holds. */
export const doorTo = (to: FakeWindow, from: () => { origin: string; source: unknown }) => ({
  postMessage: (message: unknown, origin: string, ports: MessagePort[] = []) => {
    to.posted.push({ message, origin });
    if (origin === to.origin) queueMicrotask(() => to.hear(message, { ...from(), ports }));
  },
});

/** A page of `pageOrigin` in a frame of a desk. */
export const deskAndPage = (deskOrigin = 'https://desk.example', pageOrigin = 'https://shop.example') => {
  const desk = fakeWindow(deskOrigin);
  const page = fakeWindow(pageOrigin);
  const contentWindow: object = doorTo(page, () => ({ origin: deskOrigin, source: parent }));
  const parent: object = doorTo(desk, () => ({ origin: pageOrigin, source: contentWindow }));
  return { desk, page: Object.assign(page, { parent }), contentWindow, parent };
};
