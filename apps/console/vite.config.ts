import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    modulePreload: { polyfill: false },
    // Says which chunks each of the two pages loads: their sizes are watched (.size-limit.mjs).
    manifest: true,
    // The Content-Security-Policy of the page allows no data: addresses but pictures.
    assetsInlineLimit: 0,
  },
});
