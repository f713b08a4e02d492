import { defineConfig } from 'vite';

// Interface 3: one classic script, whose name stands in other people's pages.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2018',
    lib: {
      entry: 'src/script.ts',
      formats: ['iife'],
      name: 'inlayStaffSdk',
      fileName: () => 'jssdk-1.0.0.js',
    },
  },
});
