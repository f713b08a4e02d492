import { toPhoneStatus } from '@inlay/domain/phone-status.ts';
import { phoneAccount } from '../../calls/phone-account.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { accountOf } from '../account.ts';
import type { AgentDeps } from '../context.ts';
import { leaseRow } from './claim_media_lease.ts';

/** M3: who signs in to the phone alone is at work. The status of one who also has the desk open is the desk's. */
const comeOnline = async (
  { store, clock, presence, grace, phones }: AgentDeps,
  { kind, clientId }: AgentConnection,
  agent: AgentRecord,
): Promise<AgentRecord> => {
  if (kind !== 'phone' || presence.hasChat(agent.id) || presence.hasChatElsewhere(agent.id)) return agent;
  if (agent.status !== 'offline' && !grace.has(agent.id)) return agent;
  phones.alone.add(agent.id);
  grace.cancel(agent.id);
  if (agent.status !== 'offline') return agent;
  const available = { status: 'available', reason: null } as const;
  await store.writes.setStatus({ agentId: agent.id, ...available, byClientId: clientId, now: clock.now() });
  return (await store.reads.agent(agent.id)) ?? agent;
};

const noSeat = {
  seat: false,
  extension: '',
  group_no: '',
  numbers: [],
  sip: null,
  wrap_up_until: null,
  lease: null,
  call: null,
};

const groupNoOf = async ({ store }: AgentDeps, agent: AgentRecord): Promise<string> => {
  const groups = await store.reads.workgroups(agent.deskId);
  return groups.find(({ agentIds }) => agentIds.includes(agent.id))?.groupNo ?? '';
};

const seatOf = async (
  deps: AgentDeps,
  connection: AgentConnection,
  found: AgentRecord,
  extension: string,
) => {
  const { store, clock, config, phones } = deps;
  const agent = await comeOnline(deps, connection, found);
  const line = await store.reads.callLine(agent.deskId);
  const lease = await store.reads.mediaLease(agent.id, clock.now());
  return {
    seat: true,
    extension,
    group_no: await groupNoOf(deps, agent),
    numbers: await store.reads.callerNumbers(agent.id),
    sip: phoneAccount({ config, clock, lineSecret: phones.lineSecret }, line, extension),
    agent_status: toPhoneStatus(agent),
    wrap_up_until: await store.reads.wrapUpUntil(agent.id),
    lease: lease && leaseRow(lease),
    call: phones.tabs.callOf(agent.id),
  };
};

/** P6: credentials are for agents with a seat, and live half an hour. */
export const getPhone = async (deps: AgentDeps, connection: AgentConnection) => {
  const agent = await accountOf(deps, connection);
  const policy = await deps.store.reads.callPolicy(agent.deskId);
  const common = {
    agent_status: toPhoneStatus(agent),
    wrap_up_seconds: policy.wrapUpSeconds,
    recording: { enabled: policy.recording, consent_tone: policy.consentTone },
  };
  const seat = agent.extension === null ? noSeat : await seatOf(deps, connection, agent, agent.extension);
  return { data: { ...common, ...seat } };
};
