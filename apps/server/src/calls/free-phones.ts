import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';

export type Seat = Pick<AgentRecord, 'id' | 'name' | 'status'> & { extension: string };

type Needs = Pick<Deps, 'store'> & { isReachable: (extension: string) => boolean };

/** The agents whose phone is open and who are at work. */
export const seatsOf = async ({ store, isReachable }: Needs, deskId: number): Promise<Seat[]> =>
  (await store.reads.agents(deskId)).flatMap(({ id, name, status, extension, enabled }) =>
    enabled && extension !== null && status !== 'offline' && isReachable(extension)
      ? [{ id, name, status, extension }]
      : [],
  );

const workgroupAgents = async (
  { store }: Needs,
  deskId: number,
  workgroupId: number | null,
): Promise<Set<number> | null> => {
  if (workgroupId === null) return null;
  const groups = await store.reads.workgroups(deskId);
  return new Set(groups.find(({ id }) => id === workgroupId)?.agentIds ?? []);
};

/** Who serves the visitor by chat is rung first and alone; then all who are free in the workgroup. */
export const phonesFor = async (
  needs: Needs,
  { deskId, visitorId }: { deskId: number; visitorId: number },
): Promise<Seat[][]> => {
  // M3: a call occupies the agent as well, so who is in one is not free.
  const free = (await seatsOf(needs, deskId)).filter(({ status }) => status === 'available');
  const thread = await needs.store.reads.latestThreadOfVisitor(visitorId);
  const open = thread && thread.state !== 'closed' ? thread : null;
  const owner = free.filter(({ id }) => id === open?.agentId);
  const members = await workgroupAgents(needs, deskId, open?.workgroupId ?? null);
  const others = free.filter(({ id }) => id !== open?.agentId && (members === null || members.has(id)));
  return [owner, others].filter((group) => group.length > 0);
};
