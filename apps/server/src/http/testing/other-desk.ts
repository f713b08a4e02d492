import { hashToken, newToken } from '../../auth/tokens.ts';
import type { AppDeps } from '../../app.ts';

const week = 7 * 24 * 3_600_000;

/** A second desk with an administrator, who is signed in, and an API key. */
export const buildOtherDesk = async ({ store, clock }: Pick<AppDeps, 'store' | 'clock'>) => {
  const now = clock.now();
  const { deskId } = await store.writes.createDesk({
    name: 'Other desk',
    color: '#000000',
    greeting: '',
    ssoSecret: null,
    embedOrigins: [],
    now,
  });
  const { agentId } = await store.writes.createAgent({
    deskId,
    email: `admin@desk${deskId}.example`,
    name: 'Stranger',
    headImg: '',
    role: 'admin',
    passwordHash: null,
    extension: null,
    capacity: 5,
    now,
  });
  const token = newToken('ses');
  await store.writes.createSession({ agentId, tokenHash: hashToken(token), expiresAt: now + week, now });
  const apiKey = newToken('key');
  await store.writes.createApiKey({ deskId, name: 'k', keyHash: hashToken(apiKey), now });
  return { deskId, agentId, token, apiKey };
};
