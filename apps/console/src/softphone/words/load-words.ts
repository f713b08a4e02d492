import type { Language } from '@inlay/protocol/errors.ts';
import type { Words } from './words.ts';

const all: Record<Language, () => Promise<Words>> = {
  'zh-CN': async () => (await import('./zh.ts')).zh,
  'en-US': async () => (await import('./en.ts')).en,
  'es-MX': async () => (await import('./es.ts')).es,
};
export const loadWords = (language: Language): Promise<Words> => all[language]();
