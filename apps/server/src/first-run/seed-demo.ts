import { v7 as uuidv7 } from 'uuid';
import type { Passwords } from '../auth/passwords.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Deps } from '../deps.ts';
import { accepted } from '../socket/answer.ts';
import type { Store } from '../store/port.ts';
import { demoAgents, demoDesk, demoGroup, demoOrigins, demoPage, demoSecrets } from './demo-desk.ts';
import { demoThreads } from './demo-threads.ts';
import { demoKnowledge } from './knowledge/all.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { seedDemoCalls } from './seed-demo-calls.ts';
import { seedDemoThreads } from './seed-demo-threads.ts';

type SeedDeps = Pick<Deps, 'store' | 'clock' | 'config'> & { passwords: Passwords };

const deskId = demoDesk.id;
const capacity = 5;

const people = (writes: Store['writes'], passwordHash: string, now: number): Promise<unknown>[] => [
  ...demoAgents.map((agent) =>
    writes.createAgent({ ...agent, deskId, headImg: '', passwordHash, capacity, now }),
  ),
  writes.createWorkgroup({
    deskId,
    ...demoGroup,
    agentIds: demoAgents.map(({ id }) => id),
    isDefault: true,
    now,
  }),
  writes.createApiKey({ deskId, name: 'Demo company', keyHash: hashToken(demoSecrets.apiKey), now }),
];

const businessPage = (writes: Store['writes'], { demoPort }: SeedDeps['config'], now: number) =>
  writes.addBusinessPage({
    deskId,
    by: { agentId: demoAgents[0].id, agentName: demoAgents[0].name },
    page: demoPage(demoPort),
    token: demoSecrets.pageToken,
    now,
  });

/** A rating names the visitor by a number that exists only now. */
const rate = async ({ store, clock }: SeedDeps): Promise<void> => {
  for (const { userid, score, comment = '', hoursAgo } of demoThreads) {
    const visitor = score === undefined ? null : await store.reads.visitor(deskId, userid);
    if (!visitor || score === undefined) continue;
    const now = clock.now() - (hoursAgo - 0.5) * 3_600_000;
    accepted(
      await store.writes.rateThread({
        visitorId: visitor.id,
        score,
        comment,
        msgId: uuidv7({ msecs: now }),
        now,
      }),
    );
  }
};

/** F2. Into an empty database. */
export const seedDemo = async (deps: SeedDeps): Promise<void> => {
  const { store, clock, config, passwords } = deps;
  // A store of one writer keeps the order in which it is asked; the others run side by side.
  const writes = store.changes === null ? store.writes : oneAfterAnother(store.writes);
  const { ssoSecret, password } = demoSecrets;
  const passwordHash = await passwords.hash(password);
  const now = clock.now();
  // Asked for in one go, so that in one file they share a commit: a start that is interrupted leaves an empty database, not half a demo.
  const results = await Promise.all([
    writes.createDesk({
      ...demoDesk,
      demo: true,
      ssoSecret,
      embedOrigins: demoOrigins(config.demoPort),
      now,
    }),
    ...people(writes, passwordHash, now),
    businessPage(writes, config, now),
    writes.addKnowledge({ deskId, items: demoKnowledge, now }),
    ...seedDemoThreads(writes, now),
    ...seedDemoCalls(writes, deskId, now),
  ]);
  for (const result of results) accepted(result ?? {});
  await rate(deps);
};
