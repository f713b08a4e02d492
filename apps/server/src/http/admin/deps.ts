import type { SigningKeys } from '../../auth/signing-keys.ts';
import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { SafeFetch } from '../../net/safe-fetch.ts';
import type { RunningRelay } from '../../outbox/start-relay.ts';
import type { LiveOrigins } from '../../pages/live-origins.ts';

export type AdminDeps = Pick<Deps, 'store' | 'clock' | 'config' | 'bus'> & {
  fetcher: Pick<SafeFetch, 'check'>;
  relay: Pick<RunningRelay, 'wake'>;
  signingKeys: SigningKeys;
  origins: Pick<LiveOrigins, 'forget'>;
  files: Pick<FileStore, 'remove'>;
};
