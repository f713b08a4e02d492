import { openMemory, type Memory } from '../storage/memory.ts';

/** The page's own life as storage: what `openMemory` falls back to. */
export const createFakeMemory = (): Memory =>
  openMemory(() => {
    throw new Error('no storage');
  }, '');
