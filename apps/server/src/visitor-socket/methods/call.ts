import { WireError } from '@inlay/protocol/errors.ts';
import { phoneAccount, sipServerOf } from '../../calls/phone-account.ts';
import { visitorUser } from '../../calls/visitor-caller.ts';
import type { AgentRecord } from '../../store/port.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

const oneCallMs = 2 * 60_000;

type Callable = AgentRecord & { extension: string };

const callableAgents = async ({ store, phones }: VisitorDeps, deskId: number): Promise<Callable[]> =>
  (await store.reads.agents(deskId)).flatMap((agent) => {
    const { extension, enabled, status } = agent;
    const isFree = enabled && status === 'available' && extension !== null && phones.isReachable(extension);
    return isFree ? [{ ...agent, extension }] : [];
  });

/** Who serves the visitor by chat, if he can be called; else whoever can, by chance. */
const chooseAgent = async (
  deps: VisitorDeps,
  { visitorId, deskId }: VisitorConnection,
): Promise<Callable> => {
  const able = await callableAgents(deps, deskId);
  const thread = await deps.store.reads.latestThreadOfVisitor(visitorId);
  const own = able.find(({ id }) => thread?.state === 'open' && thread.agentId === id);
  const chosen = own ?? able[Math.floor(deps.phones.random() * able.length)];
  if (!chosen) throw new WireError(409, 'nobody_to_call');
  return chosen;
};

/** P6: a credential for one call to one agent; nothing rings yet. */
export const call = async (deps: VisitorDeps, visitor: VisitorConnection) => {
  const { store, config, clock, phones } = deps;
  if (!phones.mayCall(visitor.visitorId)) throw new WireError(429, 'too_fast');
  const line = await store.reads.callLine(visitor.deskId);
  const needs = { config, clock, lineSecret: phones.lineSecret };
  if (!sipServerOf(needs, line).builtIn) throw new WireError(404, 'no_web_calls');
  const { extension, name } = await chooseAgent(deps, visitor);
  const user = visitorUser({ visitorId: visitor.visitorId, extension });
  return { data: { callee: extension, agent_name: name, sip: phoneAccount(needs, line, user, oneCallMs) } };
};
