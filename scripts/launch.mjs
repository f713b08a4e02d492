#!/usr/bin/env node
// The one way in: `npm start`, `npm test`, `npm run dev`. Plain JavaScript for Node 18 and newer, no dependencies.
import { ensureDependencies } from './launch/dependencies.mjs';
import { buildFrontEnds } from './launch/front-ends.mjs';
import { ensureNode, runAgainWith } from './launch/node-runtime.mjs';

const commands = {
  start: async () => {
    await buildFrontEnds();
    const { compileServer } = await import('./launch/server-code.mjs');
    await compileServer();
    const { serve } = await import('./launch/serve.mjs');
    return serve({ watch: false });
  },
  dev: async () => {
    await buildFrontEnds();
    const { watchFrontEnds } = await import('./launch/front-ends.mjs');
    const { serve } = await import('./launch/serve.mjs');
    const stopWatching = watchFrontEnds();
    return serve({ watch: true }).finally(stopWatching);
  },
  test: async (names) => {
    const { runStages } = await import('./launch/stages.mjs');
    return runStages(names);
  },
  faults: async (names) => {
    const { runFaults } = await import('./launch/faults.mjs');
    return runFaults(names);
  },
  sip: async (titles) => {
    const { runSip } = await import('./launch/sip.mjs');
    return runSip(titles);
  },
  run: async (script) => {
    const { runScript } = await import('./launch/run-script.mjs');
    return runScript(script);
  },
};

const [name = 'start', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}`);
  process.exit(64);
}

try {
  const node = await ensureNode();
  if (node) process.exitCode = await runAgainWith(node, [name, ...rest]);
  else {
    await ensureDependencies();
    process.exitCode = await command(rest);
  }
} catch (error) {
  console.error(`\n✗ ${error.message}`);
  process.exitCode = 1;
}
