import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

// The frame: /widget/frame.html and its assets. The loader has a configuration of its own, because it must come out as
// one classic script with a name that never changes.
export default defineConfig({
  base: '/widget/',
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false, reactAliasesEnabled: false })],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The Content-Security-Policy of the frame allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'frame.html' },
  },
});
