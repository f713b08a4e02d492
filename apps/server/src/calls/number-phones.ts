import type { Deps } from '../deps.ts';

/** M3: who is available answers for his numbers. `number`: digits with country code. */
export const phonesOfNumber = async (
  { store }: Pick<Deps, 'store'>,
  deskId: number,
  number: string,
): Promise<string[]> => {
  const numbers = await store.reads.callNumbers(deskId);
  const agentIds = numbers.find((known) => known.number === number && known.enabled)?.agentIds ?? [];
  const agents = await store.reads.agents(deskId);
  return agents
    .filter(({ id, status, enabled }) => agentIds.includes(id) && enabled && status === 'available')
    .flatMap(({ extension }) => extension ?? []);
};
