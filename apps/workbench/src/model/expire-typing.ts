import type { Clock } from '@inlay/client/clock.ts';
import type { DeskState } from './desk-state.ts';
import type { Store } from './store.ts';

const withoutExpired = (state: DeskState, now: number): DeskState => {
  const live = [...state.typing].filter(([, typing]) => typing.until > now);
  return live.length === state.typing.size ? state : { ...state, typing: new Map(live) };
};

/** A15: a sign that is not repeated ends by itself. Returns the stop. */
export const expireTyping = (store: Store<DeskState>, clock: Clock): (() => void) => {
  let cancel: (() => void) | null = null;
  const plan = () => {
    if (cancel !== null || store.get().typing.size === 0) return;
    const first = Math.min(...[...store.get().typing.values()].map((typing) => typing.until));
    cancel = clock.after(Math.max(0, first - clock.now()) + 10, expire);
  };
  const expire = () => {
    cancel = null;
    store.update((state) => withoutExpired(state, clock.now()));
    plan();
  };
  const unsubscribe = store.subscribe(plan);
  return () => {
    unsubscribe();
    cancel?.();
  };
};
