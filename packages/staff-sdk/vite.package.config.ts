import { defineConfig } from 'vite';
import { emitTypes } from '../../scripts/emit-types.ts';

// The npm package: one module with its types. Built after the script, into the same folder.
export default defineConfig({
  publicDir: false,
  plugins: [emitTypes({ folder: 'packages/staff-sdk', entries: ['index'] })],
  build: {
    target: 'es2018',
    emptyOutDir: false,
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'index.js' },
  },
});
