import { step } from './say.mjs';
import { stages } from './stage-list.mjs';

const failure = (error) => ({ passed: 0, failed: 1, output: error.message });

const runStage = async (stage) => {
  const result = await step(stage.name, async () => {
    const outcome = await stage.run().catch(failure);
    return { ...outcome, ok: outcome.failed === 0 };
  });
  if (!result.ok) console.log(`\n${result.output.trim()}\n`);
  return result;
};

const chosen = (names) => {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `Unknown stage ${unknown.join(', ')}. Known: ${stages.map(({ name }) => name).join(', ')}`,
    );
  }
  const isChosen = ({ name }) => names.length === 0 || names.includes(name);
  const needed = new Set(stages.filter(isChosen).map(({ needs }) => needs));
  return stages.filter((stage) => isChosen(stage) || needed.has(stage.name));
};

/** `npm test [-- stage …]`. A failed stage does not stop the others, only those that need it. */
export const runStages = async (names) => {
  const total = { passed: 0, failed: 0 };
  const broken = new Set();
  for (const stage of chosen(names)) {
    if (broken.has(stage.needs)) {
      console.log(`- ${stage.name.padEnd(14)} skipped: ${stage.needs} failed`);
      continue;
    }
    const result = await runStage(stage);
    if (!result.ok) broken.add(stage.name);
    total.passed += result.passed;
    total.failed += result.failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
};
