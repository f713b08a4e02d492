import type { Deps, Sockets } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';

export type CallsHttpDeps = Pick<Deps, 'store' | 'clock' | 'config'> & {
  sockets: Pick<Sockets, 'holdsCall'>;
  files: FileStore;
};
