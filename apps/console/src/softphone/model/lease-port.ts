import type { AgentConnection } from '@inlay/client/agent-connection.ts';
import { RequestRefused } from '@inlay/client/refused.ts';
import type { LeasePort } from '@inlay/phone/media-lease.ts';

/** Clocks differ, and an answer that makes no sense must not stop the phone. */
const least = 3_000;
const most = 120_000;

/** P7: the lease, asked for over the agent socket. `serverNow` in milliseconds. */
export const leasePort = (
  connection: Pick<AgentConnection, 'ask'>,
  tab: string,
  serverNow: () => number,
): LeasePort => ({
  claim: async (take) => {
    const { data } = await connection.ask('claim_media_lease', { tab, ...(take ? { take } : {}) });
    if (!data.granted) return { granted: false };
    const ttlMs = Math.min(most, Math.max(least, data.expires_at - serverNow()));
    return { granted: true, token: data.fencing, ttlMs };
  },
  renew: async (token) => {
    try {
      await connection.ask('renew_media_lease', { tab, fencing: token });
      return true;
    } catch (error) {
      // 409: another tab has it; 404: nobody, which is no better.
      if (error instanceof RequestRefused && (error.code === 409 || error.code === 404)) return false;
      throw error;
    }
  },
  release: async (token) => void (await connection.ask('release_media_lease', { tab, fencing: token })),
});
