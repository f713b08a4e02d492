import { createContext, use } from 'react';

/** Plays the sound of a new message. */
export const SoundContext = createContext<() => void>(() => {});

export const useSound = (): (() => void) => use(SoundContext);
