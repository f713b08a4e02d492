import type { Deps, Sockets } from '../../deps.ts';

export type CallsHttpDeps = Pick<Deps, 'store' | 'clock' | 'config'> & {
  sockets: Pick<Sockets, 'holdsCall'>;
};
