import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/desktop/',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    modulePreload: { polyfill: false },
    // The Content-Security-Policy of the page allows no data: addresses.
    assetsInlineLimit: 0,
  },
});
