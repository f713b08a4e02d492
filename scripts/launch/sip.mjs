import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { binFile } from './bin-file.mjs';
import { ensureChromium } from './chromium.mjs';
import { canInstall, installPackages } from './debian.mjs';
import { buildFrontEnds } from './front-ends.mjs';
import { ended } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './say.mjs';

// The test starts the SIP server, the media relay and the telephones itself, each its own, and ends them.

const modules = ['websocket', 'extra', 'utils', 'autheph', 'json'].map((name) => `kamailio-${name}-modules`);

/** Debian 12 has all of them. */
const telephony = [
  { program: 'kamailio', packages: ['kamailio', ...modules] },
  { program: 'rtpengine', packages: ['rtpengine-daemon'] },
  { program: 'sipp', packages: ['sip-tester'] },
  { program: 'baresip', packages: ['baresip-core'] },
  { program: 'turnserver', packages: ['coturn'] },
];

/** Outside a user's PATH on Debian, where daemons lie. */
const daemonFolder = '/usr/sbin';

export const missingTelephony = (env, exists = existsSync) => {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), daemonFolder];
  return telephony.filter(({ program }) => !folders.some((folder) => exists(join(folder, program))));
};

const ensureTelephony = async () => {
  const missing = missingTelephony(process.env);
  if (missing.length === 0) return;
  const packages = missing.flatMap((one) => one.packages);
  const names = missing.map(({ program }) => program).join(', ');
  if (!canInstall())
    throw new Error(`${names}: missing. Install them (Debian: apt-get install ${packages.join(' ')})`);
  await step(names, () => installPackages(packages));
};

/** `npm run test:sip [-- part of a title]`: the softphone at a real SIP server, with real telephones beyond it. */
export const runSip = async (titles) => {
  await ensureTelephony();
  const CHROMIUM_PATH = await ensureChromium();
  await buildFrontEnds();
  const grep = titles.length > 0 ? ['--grep', titles.join(' ')] : [];
  const args = [binFile('@playwright/test'), 'test', '--config', 'e2e/sip/playwright.config.ts', ...grep];
  const PATH = [process.env.PATH, daemonFolder].filter(Boolean).join(delimiter);
  const env = { ...process.env, CHROMIUM_PATH, PATH };
  return ended(spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env }));
};
