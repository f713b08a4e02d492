import type { Store } from '../model/store.ts';

/** Runs now and whenever the value is another one. Returns the stop. */
export const watch = <S, T>(
  store: Pick<Store<S>, 'get' | 'subscribe'>,
  pick: (state: S) => T,
  run: (value: T) => void,
): (() => void) => {
  let last = pick(store.get());
  run(last);
  return store.subscribe(() => {
    const value = pick(store.get());
    if (Object.is(value, last)) return;
    last = value;
    run(value);
  });
};
