import { command } from './envelope.ts';

export const refreshThreads = command('refresh_threads', {});
