import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../deps.ts';
import { hashToken } from './tokens.ts';

/** The desk whose API key this is (A14). */
export const deskOfApiKey = async (
  { store }: Pick<Deps, 'store'>,
  key: string | null,
): Promise<{ deskId: number }> => {
  const found = key === null ? null : await store.reads.apiKey(hashToken(key));
  if (!found) throw new WireError(401, 'bad_api_key');
  return { deskId: found.deskId };
};
