import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Speech } from '../languages/choose-language.ts';
import { en } from '../languages/en.ts';

/** The visitor's language, and the clock that "today" depends on. */
type Spoken = Speech & { now: () => number };

export const SpeechContext = createContext<Spoken>({ words: en, tag: 'en-US', now: () => 0 });
export const useSpeech = (): Spoken => useContext(SpeechContext);
