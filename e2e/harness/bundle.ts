import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** One script of a file below e2e/, for pages made by a test. */
export const bundle = async (entry: string): Promise<string> => {
  const result = await build({
    configFile: false,
    publicDir: false,
    root,
    logLevel: 'error',
    // Libraries ask for it; pages have no `process`.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: root + entry, formats: ['iife'], name: 'bundle' },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} did not become one script`);
  return chunk.code;
};
