import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';
import { email, language, nameText, rowId, strict, version } from './fields.ts';

export const role = Type.Union([Type.Literal('admin'), Type.Literal('agent')]);
export type Role = Static<typeof role>;

const capacity = Type.Integer({ minimum: 1, maximum: 100, description: 'conversations at a time (A8)' });
const extension = Type.Union([Type.String({ pattern: '^[0-9]{2,10}$' }), Type.Null()], {
  description: 'of the telephone; null: no phone seat',
});
const linkUntil = Type.Union([unixMillis, Type.Null()], {
  description: 'until when a link to set the password works; null: there is none',
});

/** A row of GET /api/admin/agents */
export const agentRow = Type.Object({
  id: rowId,
  email: Type.String(),
  name: Type.String(),
  role,
  capacity: Type.Integer(),
  extension: Type.Union([Type.String(), Type.Null()]),
  language: Type.Union([Type.String(), Type.Null()]),
  enabled: Type.Boolean(),
  status: Type.String({ description: 'available, busy, away or offline' }),
  has_password: Type.Boolean({ description: 'false: can come by single sign-on only' }),
  link_expires_at: linkUntil,
  version,
  created_at: unixMillis,
});
export type AgentRow = Static<typeof agentRow>;
export const agentsAnswer = answer(Type.Array(agentRow));

/** POST /api/admin/agents: an agent without a password, and a link that sets one. */
export const inviteAgentBody = Type.Object(
  {
    email,
    name: nameText,
    role: Type.Optional(role),
    capacity: Type.Optional(capacity),
    extension: Type.Optional(extension),
    language: Type.Optional(language),
  },
  strict,
);
export type InviteAgentBody = Static<typeof inviteAgentBody>;

const link = {
  path: Type.String({
    description: 'of the page that sets the password; put the address of this server before it; works once',
  }),
  expires_at: unixMillis,
};
/** POST /api/admin/agents/:id/password-link: a new link; those before it stop working. */
export const passwordLinkAnswer = answer(Type.Object(link));
export type PasswordLinkData = Static<typeof passwordLinkAnswer>['data'];
export const inviteAgentAnswer = answer(Type.Object({ id: rowId, ...link }));

/** PATCH /api/admin/agents/:id. Who is disabled or is no longer an administrator is signed out everywhere. */
export const changeAgentBody = Type.Object(
  {
    version,
    name: Type.Optional(nameText),
    role: Type.Optional(role),
    capacity: Type.Optional(capacity),
    extension: Type.Optional(extension),
    language: Type.Optional(language),
    enabled: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type ChangeAgentBody = Static<typeof changeAgentBody>;
