import { mayUse } from './may-use.ts';

/** Why there is no microphone, as far as a page can tell. */
export type MicrophoneTrouble =
  | { name: 'denied' | 'frame' | 'none' | 'inUse' | 'insecure' }
  | { name: 'failed'; reason: string };

type Surroundings = {
  isSecure: boolean;
  /** False: the page around us has not handed the microphone on (`allow`); null: this browser does not say. */
  allowed: boolean | null;
};

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

export const microphoneTrouble = (error: unknown, { isSecure, allowed }: Surroundings): MicrophoneTrouble => {
  if (!isSecure) return { name: 'insecure' };
  const name = nameOf(error);
  if (name === 'NotAllowedError' || name === 'SecurityError')
    return { name: allowed === false ? 'frame' : 'denied' };
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return { name: 'none' };
  if (name === 'NotReadableError' || name === 'AbortError') return { name: 'inUse' };
  return { name: 'failed', reason: error instanceof Error ? error.message : String(error) };
};

export const surroundings = (window: Window): Surroundings => ({
  isSecure: window.isSecureContext,
  allowed: mayUse(window.document, 'microphone'),
});
