import { defineConfig } from 'vite';
import { emitTypes } from '../../scripts/emit-types.ts';

// The npm package: modules with their types.
export default defineConfig({
  publicDir: false,
  plugins: [emitTypes({ folder: 'packages/embed', entries: ['index', 'react', 'vue'] })],
  build: {
    target: 'es2020',
    lib: {
      entry: { index: 'src/index.ts', react: 'src/react.ts', vue: 'src/vue.ts' },
      formats: ['es'],
    },
    rolldownOptions: { external: ['react', 'vue'], output: { chunkFileNames: 'embed-[hash].js' } },
  },
});
