import type { Timers } from '../connection/edge.ts';

type TypingInDeps = Timers & { show(name: string | null): void };

/** The agent's typing counts for 6 s: his "off" may never come. */
export const createTypingIn = ({ after, show }: TypingInDeps): { hear(on: boolean, name: string): void } => {
  let cancel = (): void => {};
  return {
    hear: (on, name) => {
      cancel();
      show(on ? name : null);
      if (on) cancel = after(6000, () => show(null));
    },
  };
};
