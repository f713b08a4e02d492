/** Why there is no microphone, as far as a page can tell. */
export type MicrophoneFault = 'refused' | 'missing' | 'busy' | 'insecure' | 'unsupported';

export const microphoneFault = (error: unknown): MicrophoneFault => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unsupported';
};
