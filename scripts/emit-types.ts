import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

const anyImport = /(?:from\s+|import\()['"]([^'"]+)['"]/g;

const declare = (folder: string, entries: readonly string[], out: string): void => {
  mkdirSync(out, { recursive: true });
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: out,
    types: [],
  };
  const files = entries.map((entry) => join(root, folder, 'src', `${entry}.ts`));
  const project = { extends: join(root, 'tsconfig.json'), compilerOptions, include: [], exclude: [], files };
  const file = join(out, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(project));
  execFileSync(process.execPath, [compiler, '-p', file], { stdio: 'inherit' });
};

/** Copies a declaration and what it imports of its own package. Nobody outside has our other packages. */
const copy = (from: string, to: string, name: string, done: Set<string>): void => {
  if (done.has(name)) return;
  done.add(name);
  const text = readFileSync(join(from, `${name}.d.ts`), 'utf8');
  const imports = Array.from(text.matchAll(anyImport), ([, id = '']) => id);
  const inner = imports.filter((id) => id.startsWith('@inlay/'));
  if (inner.length > 0) throw new Error(`the public type ${name}.d.ts needs ${inner.join(', ')}`);
  mkdirSync(dirname(join(to, name)), { recursive: true });
  writeFileSync(
    join(to, `${name}.d.ts`),
    text.replaceAll(/((?:from\s+|import\()['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js'),
  );
  for (const id of imports.filter((path) => path.startsWith('.')))
    copy(from, to, join(dirname(name), id.replace(/\.ts$/, '')), done);
};

/** A Vite plugin: the types of a public package, beside what was built. */
export const emitTypes = ({ folder, entries }: { folder: string; entries: readonly string[] }): Plugin => ({
  name: 'inlay-emit-types',
  closeBundle() {
    const out = join(root, '.cache/types', folder);
    rmSync(out, { recursive: true, force: true });
    declare(folder, entries, out);
    const done = new Set<string>();
    for (const entry of entries) copy(join(out, folder, 'src'), join(root, folder, 'dist'), entry, done);
  },
});
