import { defineConfig } from 'vite';

// V1: one classic script that host pages of any age can carry. Built after the frame, into the same folder.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2018',
    emptyOutDir: false,
    lib: { entry: 'src/loader/main.ts', formats: ['iife'], name: 'inlayLoader', fileName: () => 'widget.js' },
  },
});
