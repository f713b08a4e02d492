import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = new URL('../pages/', import.meta.url);

const kinds: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export const readPage = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(name, folder)), 'utf8');

/** Only plain names of known kinds are files, so that no address leads out of the folder. */
export const assetKind = (name: string): string | null => {
  const kind = /^(?:art\/)?[a-z][a-z-]*\.(css|js|svg)$/.exec(name)?.[1];
  return kind ? (kinds[kind] ?? null) : null;
};

export const htmlKind = kinds['html'] ?? 'text/html';
