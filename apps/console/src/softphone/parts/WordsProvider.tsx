import { type ReactNode, useMemo } from 'react';
import type { Speech } from '../words/speech.ts';
import { useStore } from './use-store.ts';
import { WordsContext } from './use-words.ts';

/** Nothing is shown before there are words for it. */
export const WordsProvider = ({ speech, children }: { speech: Speech; children: ReactNode }) => {
  const language = useStore(speech.store, (state) => state.language);
  const say = useStore(speech.store, (state) => state.say);
  const words = useMemo(() => (say === null ? null : { say, language }), [say, language]);
  return words === null ? null : <WordsContext value={words}>{children}</WordsContext>;
};
