import { useCallback } from 'react';
import type { Language } from '@inlay/protocol/errors.ts';
import { useTranslation } from 'react-i18next';
import type { WordKey } from './words.ts';

export type Say = (key: WordKey, vars?: Readonly<Record<string, string | number>>) => string;

export const useWords = (): { t: Say; language: Language } => {
  const { t, i18n } = useTranslation();
  // As stable as `t`: a new one would renew every subscription that speaks.
  const say = useCallback<Say>((key, vars) => t(key, { ...vars }), [t]);
  return { t: say, language: i18n.language as Language };
};
