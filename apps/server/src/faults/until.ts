import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until the condition holds; after `ms` it is an error that names what was waited for. */
export const until = async (what: string, holds: () => Promise<boolean>, ms = 20_000): Promise<void> => {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await pause(10);
  }
};
