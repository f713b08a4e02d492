import {
  agentsAnswer,
  type AgentRow,
  changeAgentBody,
  type ChangeAgentBody,
  inviteAgentAnswer,
  inviteAgentBody,
  type InviteAgentBody,
  passwordLinkAnswer,
  type PasswordLinkData,
} from '@inlay/protocol/admin-http/agent.ts';
import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { isEmailAddress } from '@inlay/protocol/admin-http/email-address.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { hashToken } from '../../auth/tokens.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentEntry, PasswordLink } from '../../store/console-port.ts';
import { adminRoute, type AdminRoute, type Asked } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { named } from './named.ts';
import { newSecret } from './secrets.ts';

const day = 24 * 3_600_000;
/** Somebody on holiday finds a fresh invitation; who forgot a password waits for the link. */
const linkMs = { invitation: 7 * day, reset: day };

const rowOf = (agent: AgentEntry): AgentRow => ({
  id: agent.id,
  email: agent.email,
  name: agent.name,
  role: agent.role,
  capacity: agent.capacity,
  extension: agent.extension,
  language: agent.language,
  enabled: agent.enabled,
  status: agent.status,
  has_password: agent.hasPassword,
  link_expires_at: agent.linkExpiresAt,
  version: agent.version,
  created_at: agent.createdAt,
});

/** The token stands in the fragment, so that no server and no proxy ever logs it. */
const newLink = (now: number, ms: number): { link: PasswordLink; data: PasswordLinkData } => {
  const token = newSecret('pwd');
  const expiresAt = now + ms;
  return {
    link: { linkHash: hashToken(token), expiresAt },
    data: { path: `/set-password#token=${token}`, expires_at: expiresAt },
  };
};

const defaults = { role: 'agent', capacity: 5, extension: null, language: null } as const;

const invite = async ({ store }: AdminDeps, { deed, body }: Asked<InviteAgentBody>) => {
  const email = body.email.trim().toLowerCase();
  if (!isEmailAddress(email)) throw new WireError(400, 'bad_email');
  const { link, data } = newLink(deed.now, linkMs.invitation);
  const agent = { ...defaults, ...body, email, name: body.name.trim() };
  const { agentId } = accepted(await store.writes.inviteAgent({ ...deed, agent, link }));
  return { id: agentId, ...data };
};

/** Who locks himself out has nobody to ask, or does not know it yet. */
const assertNotOneself = ({ admin, id, body }: Asked<ChangeAgentBody>): void => {
  if (id === admin.id && (body.enabled === false || body.role === 'agent'))
    throw new WireError(409, 'not_yourself');
};

const change = async ({ store }: AdminDeps, asked: Asked<ChangeAgentBody>) => {
  assertNotOneself(asked);
  const { version, name, ...rest } = asked.body;
  const input = { ...asked.deed, agentId: asked.id, version, change: { ...rest, ...named(name) } };
  return accepted(await store.writes.changeAgent(input));
};

const resetLink = async ({ store }: AdminDeps, { deed, id }: Asked<unknown>) => {
  const { link, data } = newLink(deed.now, linkMs.reset);
  accepted(await store.writes.createPasswordLink({ ...deed, agentId: id, link }));
  return data;
};

export const agentRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/agents',
    summary: 'The agents of the desk',
    answer: agentsAnswer,
    run: async ({ deed }) => (await deps.store.reads.agentEntries(deed.deskId, deed.now)).map(rowOf),
  }),
  adminRoute({
    method: 'POST',
    url: '/agents',
    summary: 'Invite an agent; the answer has the link that sets the password',
    body: inviteAgentBody,
    answer: inviteAgentAnswer,
    run: (asked) => invite(deps, asked),
  }),
  adminRoute({
    method: 'PATCH',
    url: '/agents/:id',
    summary: 'Change an agent, or disable one, which ends the agent’s sessions',
    body: changeAgentBody,
    answer: changedAnswer,
    run: (asked) => change(deps, asked),
  }),
  adminRoute({
    method: 'POST',
    url: '/agents/:id/password-link',
    summary: 'A new link that sets the password; those before it stop working',
    answer: passwordLinkAnswer,
    run: (asked) => resetLink(deps, asked),
  }),
];
