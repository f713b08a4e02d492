import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { test as base } from '../../harness/world.ts';
import { telephone, telephoneNumber } from '../scenarios/telephone.ts';
import type { OtherSide } from '../scenarios/other-side.ts';
import { startBaresip, type Baresip } from './baresip.ts';
import { common, openSipPlace, type SipPlace } from './sip-place.ts';

type Fixtures = {
  place: SipPlace;
  baresip: Baresip;
  other: OtherSide;
};

const keepLogs = async (info: TestInfo, logs: Record<string, () => string>): Promise<void> => {
  if (info.status === info.expectedStatus) return;
  for (const [name, log] of Object.entries(logs))
    await info.attach(`${name}.log`, { body: log(), contentType: 'text/plain' });
};

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
  place: async ({}, use, info) => {
    const place = await openSipPlace();
    await use(place);
    await keepLogs(info, { kamailio: place.kamailioLog, rtpengine: place.rtpengine.log });
    await place.close();
  },
  baresip: async ({ place }, use, info) => {
    const folder = join(place.folder, 'telephone');
    await mkdir(folder);
    const { carrierPort: port, sipPort } = place;
    const baresip = await startBaresip(folder, { port, sipPort, number: telephoneNumber });
    await use(baresip);
    await keepLogs(info, { baresip: baresip.program.log });
    await baresip.stop();
  },
  other: async ({ baresip }, use) => use(telephone(baresip, common.domain)),
});

export { expect } from '@playwright/test';
