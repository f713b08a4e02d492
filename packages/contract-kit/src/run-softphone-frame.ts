import type { Browser } from 'playwright-core';
import { openFakeHost } from './browser/fake-host.ts';
import { runChecks } from './check.ts';
import { phoneAddress, phoneChecks } from './checks/softphone-frame/checks.ts';
import type { KitDeps } from './kit-deps.ts';
import type { KitOptions } from './options.ts';
import { type Outcome, Skipped } from './outcome.ts';

/** A page that lets nobody frame it is the console alone: the softphone is not served. */
const expectServed = async ({ url, hostOrigin }: KitOptions): Promise<void> => {
  const answer = await fetch(`${url}/admin/`, { signal: AbortSignal.timeout(10_000) });
  const policy = answer.headers.get('content-security-policy') ?? '';
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? '';
  if (!answer.ok || !ancestors.split(' ').includes(hostOrigin))
    throw new Skipped(`not served: ${url}/admin/ does not let ${hostOrigin} frame it`);
};

/** Interface 2. */
export const runSoftphoneFrame = async (
  options: KitOptions,
  deps: KitDeps,
  browser: Browser,
): Promise<Outcome[]> => {
  await expectServed(options);
  const src = phoneAddress(options);
  const host = await openFakeHost({ browser, origin: options.hostOrigin, desk: options.url, src });
  try {
    return await runChecks(2, phoneChecks, { options, browser, host }, deps);
  } finally {
    await host.close();
  }
};
