import type { Timers } from '../connection/edge.ts';

type TypingOutDeps = Timers & { tell(on: boolean, text: string): void };

/** At most one preview a second, the last text never left out. */
export const createTypingOut = ({ after, tell }: TypingOutDeps): { input(text: string): void } => {
  let told = '';
  let current = '';
  let resting = false;

  const say = (): void => {
    if (current === told) return;
    told = current;
    tell(current !== '', current.slice(0, 2000));
    resting = true;
    after(1000, () => {
      resting = false;
      say();
    });
  };

  return {
    input: (text) => {
      current = text;
      // An emptied field says so at once: the message has gone out or was given up.
      if (!resting || text === '') say();
    },
  };
};
