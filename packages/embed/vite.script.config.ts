import { defineConfig } from 'vite';

// For pages without a bundler: one classic script, global `InlayEmbed`. Built after the modules, into the same folder.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2018',
    emptyOutDir: false,
    lib: {
      entry: 'src/index.ts',
      formats: ['iife'],
      name: 'InlayEmbed',
      fileName: () => 'inlay-embed.iife.js',
    },
  },
});
