import { defineConfig } from 'vite';
import { emitTypes } from '../../scripts/emit-types.ts';

// The npm package: the command and the module, for Node. What it depends on stays outside.
export default defineConfig({
  publicDir: false,
  plugins: [emitTypes({ folder: 'packages/contract-kit', entries: ['index'] })],
  build: {
    ssr: true,
    target: 'node20',
    rolldownOptions: {
      input: { index: 'src/index.ts', cli: 'src/cli.ts' },
      external: ['ws', 'playwright-core'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'kit-[hash].js' },
    },
  },
});
