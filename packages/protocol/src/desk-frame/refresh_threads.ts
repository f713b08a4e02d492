import { command } from './envelope.ts';

/** Fetches the lists of threads again. */
export const refreshThreads = command('refresh_threads', {});
