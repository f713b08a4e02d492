import { type CallWords, en } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

/** `tag` is one that the widget has chosen: zh-CN, en-US or es-MX. */
export const callWords = (tag: string): CallWords => {
  if (tag.startsWith('zh')) return zh;
  return tag.startsWith('es') ? es : en;
};
