import { command } from './envelope.ts';

/** Extension (W10). */
export const logout = command('logout', {});
