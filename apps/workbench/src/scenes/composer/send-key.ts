import type { KeyboardEvent } from 'react';
import type { SendKey } from '../../model/preferences.ts';

type KeyLike = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  composing: boolean;
};

/** Enter also picks a word in an input method: then it must not send. */
export const isSendKey = (event: KeyLike, preference: SendKey): boolean => {
  if (event.key !== 'Enter' || event.composing || event.altKey) return false;
  const mod = event.ctrlKey || event.metaKey;
  return preference === 'enter' ? !event.shiftKey : mod;
};
