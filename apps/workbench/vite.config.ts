import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:7272';

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
  // `npm run dev`: changes show in the open page at once; all but the page itself comes from the real server.
  server: {
    host: '127.0.0.1',
    port: 7274,
    strictPort: true,
    proxy: {
      '^/$': { target: server, ws: true },
      '^/(api|files)/': { target: server },
    },
  },
});
