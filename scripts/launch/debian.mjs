import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { capture } from './processes.mjs';

/** Asked by Debian before a package may start a service; 101: it may not. */
const policy = '/usr/sbin/policy-rc.d';

export const canInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

const apt = async (args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, output } = await capture('apt-get', args, { env });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')}\n${output}`);
};

/** Programs only: what is a service stays off. */
export const installPackages = async (packages) => {
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await apt(['update']);
    await apt(['install', '--yes', '--no-install-recommends', ...packages]);
  } finally {
    if (ours) rmSync(policy);
  }
};
