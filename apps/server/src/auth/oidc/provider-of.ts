import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../../deps.ts';
import type { Provider } from './clients.ts';

/** Null: agents of every desk may come from it (the operator's own issuer). */
type DeskProvider = Provider & { deskId: number | null };

/** P2: the desk's own issuer, else the operator's. Who names no desk gets the only one that has an issuer. */
export const providerOf = async (
  { store, config }: Pick<Deps, 'store' | 'config'>,
  deskId: number | null,
): Promise<DeskProvider> => {
  const own = await store.reads.oidcProviders();
  const named = own.find((provider) => provider.deskId === deskId);
  if (named) return named;
  const common = config.calls?.oidc ?? null;
  if (common) return { ...common, deskId: null };
  const [only] = own;
  if (deskId === null && only && own.length === 1) return only;
  throw new WireError(404, 'oidc_not_configured');
};
