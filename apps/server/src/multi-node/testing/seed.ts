import { hashToken } from '../../auth/tokens.ts';
import type { Deps } from '../../deps.ts';

export const people = { ada: 1, bo: 2, chen: 3 } as const;
export type Name = keyof typeof people;

export const apiKey = 'multi-node-key';

/** One desk with three agents, one after another: a database with many connections keeps no order of its own. */
export const seed = async ({ store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<void> => {
  const { writes } = store;
  const now = clock.now();
  const desk = { id: 1, name: 'One', color: '#4f46e5', greeting: '', ssoSecret: null, embedOrigins: [], now };
  await writes.createDesk(desk);
  for (const [name, id] of Object.entries(people)) {
    await writes.createAgent({
      id,
      deskId: 1,
      email: `${name}@desk.test`,
      name,
      headImg: '',
      role: id === people.ada ? 'admin' : 'agent',
      passwordHash: null,
      extension: null,
      capacity: 20,
      now,
    });
  }
  const agentIds = Object.values(people);
  await writes.createWorkgroup({ deskId: 1, groupNo: 'G1', name: 'All', agentIds, isDefault: true, now });
  await writes.createApiKey({ deskId: 1, name: 'Company', keyHash: hashToken(apiKey), now });
};
