import type { LoginReply, LoginRequest } from '@inlay/protocol/agent-socket/login.ts';
import { toWireCode } from '@inlay/domain/agent-status.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import { sessionOfToken } from '../auth/session-of-token.ts';
import { pickLanguage } from '../i18n/sentence.ts';
import { isOnline } from '../presence/is-online.ts';
import type { AgentConnection } from '../presence/presence.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { AgentDeps } from './context.ts';
import { onlineAgent, seconds } from './rows.ts';

type Line = Pick<AgentConnection, 'clientId' | 'send' | 'flush' | 'end'>;
type Entered = {
  connection: AgentConnection;
  reply: Omit<LoginReply, 'method' | 'code' | 'msg' | 'request_id'>;
};

const isForced = (value: LoginRequest['force_online']): boolean => value === true || Number(value ?? 0) === 1;

const languageOf = (request: LoginRequest, agent: AgentRecord, fallback: Language): Language => {
  const wanted = request.lang ?? agent.language;
  return wanted === null || wanted === undefined ? fallback : pickLanguage(wanted);
};

/** A3: the account belongs to one session at a time, on all nodes; its tabs share it. Answers the claim's epoch (D5). */
const claim = async (
  deps: AgentDeps,
  sessionId: number,
  agentId: number,
  force: boolean,
): Promise<number> => {
  const liveSessionIds = deps.presence.chatSessionIds(agentId);
  const result = await deps.store.writes.claimAgentSession({
    agentId,
    sessionId,
    force,
    liveSessionIds,
    now: deps.clock.now(),
  });
  if (!result.claimed) throw new WireError(490, 'online_elsewhere');
  return result.epoch;
};

const connectionOf = (
  request: LoginRequest,
  session: { id: number },
  agent: AgentRecord,
  language: Language,
  line: Line,
): AgentConnection & { claim: { epoch: number } } => ({
  ...line,
  sessionId: session.id,
  kind: request.client ?? 'chat',
  extensions: request.extensions === 1,
  language,
  agent,
  claim: { epoch: 0 },
});

/**
 * A2: on another node, or inside a grace period there. Between the two nobody tells of him, but his status is what it
 * was: only the end of the grace period sets it to offline.
 */
const wasElsewhere = ({ presence, nodes }: AgentDeps, { id, status }: AgentRecord): boolean =>
  presence.hasChatElsewhere(id) ||
  presence.others.inGrace(id) ||
  (nodes !== undefined && status !== 'offline');

/** A3, W8. Throws 440 for a token that is no session, 490 when another session is online. */
export const login = async (
  deps: AgentDeps,
  request: LoginRequest,
  language: Language,
  line: Line,
): Promise<Entered> => {
  const { store, clock, presence, grace, bus } = deps;
  const found = await sessionOfToken(deps, request.token);
  if (!found) throw new WireError(440, 'bad_token');
  const { session, agent } = found;
  const connection = connectionOf(request, session, agent, languageOf(request, agent, language), line);
  const chat = connection.kind === 'chat';
  const wasHere = presence.hasChat(agent.id) || grace.has(agent.id);

  // In the register before the claim, so that a login at the same moment sees this session as live.
  presence.addAgent(connection);
  try {
    await presence.others.exchange(agent.id);
    const wasOnline = wasHere || wasElsewhere(deps, agent);
    if (chat) {
      const epoch = await claim(deps, session.id, agent.id, isForced(request.force_online));
      connection.claim.epoch = epoch;
      // Another node may have heard of a later takeover before this one was through.
      if (presence.isTakenOver(agent.id, connection)) throw new WireError(490, 'online_elsewhere');
      grace.cancel(agent.id);
      deps.phones.alone.delete(agent.id);
      // With its epoch, so that a node that has missed the takeover finds it.
      void presence.others.exchange(agent.id);
    }
    // He is there first, and what he does comes after.
    if (chat && !wasOnline) {
      bus.publish([
        {
          type: 'agent_online',
          deskId: agent.deskId,
          agentId: agent.id,
          agentName: agent.name,
          clientId: line.clientId,
        },
      ]);
    }
    if (chat && agent.status === 'offline') {
      await store.writes.setStatus({
        agentId: agent.id,
        status: 'available',
        reason: null,
        byClientId: line.clientId,
        now: clock.now(),
      });
    }
    const agents = await store.reads.agents(agent.deskId);
    const current = agents.find(({ id }) => id === agent.id) ?? agent;
    if (chat) deps.router.look(agent.deskId);
    return { connection, reply: loginReply(deps, connection, current, agents) };
  } catch (error) {
    presence.removeAgent(connection);
    void presence.others.exchange(agent.id);
    throw error;
  }
};

const loginReply = (
  deps: AgentDeps,
  connection: AgentConnection,
  agent: AgentRecord,
  agents: AgentRecord[],
): Entered['reply'] => {
  const online = agents.filter(({ id, enabled }) => enabled && isOnline(deps, id));
  return {
    head_img: agent.headImg,
    timestamp: seconds(deps.clock.now()),
    customer_list: online.map(onlineAgent),
    client_id: connection.clientId,
    bid: agent.deskId,
    customer_id: agent.id,
    customer_name: agent.name,
    email: agent.email,
    role: agent.role,
    status: toWireCode(agent.status),
    reason: agent.reason,
    auto_connect: agent.autoConnect ? 1 : 0,
    capacity: agent.capacity,
    features: ['seq', 'client_msg_id', 'sync', 'extensions'],
  };
};

/** A2: the last chat connection, on whatever node, starts the grace period; a logout does not wait for it. */
export const leave = async (
  deps: AgentDeps,
  connection: AgentConnection,
  how: 'logout' | 'dropped',
): Promise<void> => {
  const { presence, store } = deps;
  const { agent, sessionId } = connection;
  presence.removeAgent(connection);
  const asked = await presence.others.exchange(agent.id);
  if (connection.kind === 'phone') return leavePhone(deps, agent);
  if (presence.hasChat(agent.id)) return;
  if (presence.hasChatElsewhere(agent.id)) {
    // Nobody knows whether he still is there: looked at again when the time is up.
    if (!asked) startGrace(deps, agent, 'left');
    return;
  }
  // Among nodes the claim stays: he may be claiming it again on another one. Who is not connected holds nothing by it.
  if (!deps.nodes) await store.writes.releaseAgentSession({ agentId: agent.id, sessionId });
  if (presence.hasChat(agent.id)) return;
  if (how === 'logout') await goOffline(deps, agent, 'left');
  else startGrace(deps, agent, 'left');
};

const hasPhone = ({ presence }: AgentDeps, agentId: number): boolean =>
  [...presence.ofAgent(agentId)].some(({ kind }) => kind === 'phone');

/** M3: who was at work by the phone alone has the same time to come back to it. */
const leavePhone = (deps: AgentDeps, agent: AgentRecord): void => {
  if (deps.phones.alone.has(agent.id) && !hasPhone(deps, agent.id)) startGrace(deps, agent, 'left');
};

type Person = Pick<AgentRecord, 'id' | 'deskId' | 'name'>;

/** He left this node; or the node to which he was connected is gone, and each that is left looks after him. */
type Why = 'left' | 'orphaned';

export const startGrace = (deps: AgentDeps, agent: Person, why: Why): void => {
  deps.grace.start(agent, () => {
    goOffline(deps, agent, why).catch((error: unknown) =>
      deps.log.error({ err: error, agentId: agent.id }, 'going offline failed'),
    );
  });
  void deps.presence.others.exchange(agent.id);
};

const goOffline = async (deps: AgentDeps, agent: Person, why: Why): Promise<void> => {
  const { store, bus, clock, presence, phones } = deps;
  if (presence.hasChat(agent.id)) return;
  if (phones.alone.has(agent.id) && hasPhone(deps, agent.id)) return;
  phones.alone.delete(agent.id);
  const asked = await presence.others.exchange(agent.id);
  if (presence.hasChat(agent.id)) return;
  // Nobody is set offline because Redis is: who may be elsewhere is asked about again.
  if (!asked) return startGrace(deps, agent, why);
  if (presence.hasChatElsewhere(agent.id)) return;
  const { changed } = await store.writes.setStatus({
    agentId: agent.id,
    status: 'offline',
    reason: null,
    byClientId: null,
    now: clock.now(),
  });
  // Who was available until now is said to be gone by this very change, once, on every node.
  if (changed || why === 'orphaned') return;
  bus.publish([{ type: 'agent_offline', deskId: agent.deskId, agentId: agent.id, agentName: agent.name }]);
};
