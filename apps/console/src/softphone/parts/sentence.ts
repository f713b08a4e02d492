import type { Sentence } from '../model/softphone-state.ts';
import type { Say } from '../words/words.ts';

export const spoken = (say: Say, sentence: Sentence): string =>
  'text' in sentence ? sentence.text : say(sentence.key, sentence.vars);
