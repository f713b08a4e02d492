import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const sources = dirname(createRequire(import.meta.url).resolve('@inlay/protocol/compile.ts'));

/** The lines of a comment as one text. */
const unwrap = (comment: string): string =>
  comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim();

/** Of several the one above what the file is named for: its request, or its only schema. */
const docblock = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport const (\w+)/g;

const read = (file: string): string => {
  const path = join(sources, `${file}.ts`);
  if (!existsSync(path)) return '';
  const found = [...readFileSync(path, 'utf8').matchAll(docblock)];
  const chosen = found.find(([, , name = '']) => name.endsWith('Request')) ?? found.at(-1);
  return unwrap(chosen?.[1] ?? '');
};

/** What the file of a message says of it, `agent-socket/connect` for example: the comments are the documentation. */
export const docstrings = (): ((file: string) => string) => {
  const known = new Map<string, string>();
  return (file) => {
    const text = known.get(file) ?? read(file);
    known.set(file, text);
    return text;
  };
};
