import { english } from './en.ts';
import { spanish } from './es.ts';
import { chinese } from './zh.ts';

/** What the demo shop's assistant knows. */
export const demoKnowledge = [
  ...english.map((entry) => ({ ...entry, language: 'en-US' })),
  ...chinese.map((entry) => ({ ...entry, language: 'zh-CN' })),
  ...spanish.map((entry) => ({ ...entry, language: 'es-MX' })),
];
