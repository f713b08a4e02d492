import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Speech } from '../languages/choose-language.ts';
import { en } from '../languages/en.ts';

/** The visitor's language. */
export const SpeechContext = createContext<Speech>({ words: en, tag: 'en-US' });
export const useSpeech = (): Speech => useContext(SpeechContext);
