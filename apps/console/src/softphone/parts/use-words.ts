import { createContext, use } from 'react';
import type { Language } from '@inlay/protocol/errors.ts';
import type { Say } from '../words/words.ts';

export const WordsContext = createContext<{ say: Say; language: Language } | null>(null);

export const useWords = (): { say: Say; language: Language } => {
  const words = use(WordsContext);
  if (!words) throw new Error('outside of the words');
  return words;
};
