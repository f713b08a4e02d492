import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

// The kit as an integrator runs it: its command, against a running desk.

const command = fileURLToPath(new URL('../../packages/contract-kit/bin/contract-kit.mjs', import.meta.url));
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

type Outcome = { interface: number; chapter: string; title: string; status: string; detail: string };
type Report = { passed: number; failed: number; skipped: number; seed: number; outcomes: Outcome[] };

const run = async (args: readonly string[]): Promise<{ code: number | null; report: Report }> => {
  const child = spawn(process.execPath, [command, '--json', ...args], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, report: JSON.parse(text) as Report };
};

/** The demo company's process answers at its own address; the kit answers there instead, in its browser. */
const of = (world: World): string[] => [
  world.desk,
  '--host-origin',
  world.company,
  '--page-url',
  `${world.company}/orders`,
  '--browser',
  chromium,
];

const notKept = ({ outcomes }: Report): string[] =>
  outcomes.flatMap(({ interface: which, chapter, title, status, detail }) =>
    status === 'failed' ? [`${which} · ${chapter} · ${title}: ${detail}`] : [],
  );

const passed = ({ outcomes }: Report, which: number): number =>
  outcomes.filter((outcome) => outcome.interface === which && outcome.status === 'passed').length;

test('[A1] [A15] the contract kit finds interface 4 kept, over good and bad lines', async ({ world }) => {
  test.setTimeout(120_000);
  const faults = ['--fault', 'drop=0.2,reorder=0.2,duplicate=0.2,sleep=30', '--seed', '7'];
  const { code, report } = await run([...of(world), '--interface', '4', ...faults]);
  expect(notKept(report)).toEqual([]);
  expect(code).toBe(0);
  expect(report.seed).toBe(7);
  expect(passed(report, 4)).toBeGreaterThanOrEqual(34);
});

// For each of the three; a million by hand: INLAY_RANDOM_MESSAGES=1000000 npx playwright test …
const random = process.env['INLAY_RANDOM_MESSAGES'] ?? '20000';

test('[W1] [W9] [P1] [S3] [S4] the contract kit finds interfaces 1 to 3 kept in a browser, random messages included', async ({
  world,
}) => {
  test.setTimeout(240_000 + Number(random));
  const { code, report } = await run([...of(world), '--interface', '1,2,3', '--random', random]);
  expect(notKept(report)).toEqual([]);
  expect(code).toBe(0);
  expect(passed(report, 1)).toBeGreaterThanOrEqual(12);
  expect(passed(report, 3)).toBeGreaterThanOrEqual(20);
  // Interface 2 may be absent as a whole, but not in part.
  const phone = report.outcomes.filter((outcome) => outcome.interface === 2 && outcome.status === 'skipped');
  expect(phone.every(({ chapter, detail }) => chapter === 'all' && detail.startsWith('not served'))).toBe(
    true,
  );
});
