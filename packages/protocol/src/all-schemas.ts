import type { TSchema } from 'typebox';
import { agentMethods } from './agent-socket/methods.ts';
import { agentPushes } from './agent-socket/pushes.ts';
import {
  agentsAnswer,
  changeAgentBody,
  inviteAgentAnswer,
  inviteAgentBody,
  passwordLinkAnswer,
} from './admin-http/agent.ts';
import { apiKeysAnswer, createApiKeyAnswer, createApiKeyBody } from './admin-http/api-key.ts';
import { auditAnswer, auditQuery } from './admin-http/audit.ts';
import {
  businessPagesAnswer,
  changeBusinessPageBody,
  createBusinessPageAnswer,
  createBusinessPageBody,
  orderBusinessPagesBody,
  rotateTokenAnswer,
  rotateTokenBody,
} from './admin-http/business-page.ts';
import { checkTokenAnswer, checkTokenBody } from './admin-http/check-token.ts';
import { changeDeskBody, changedAnswer, deskAnswer } from './admin-http/desk.ts';
import { embedOriginsAnswer, embedOriginsBody } from './admin-http/embed-origins.ts';
import { ssoAnswer, ssoJwksBody, ssoOffBody, ssoSecretAnswer, ssoSecretBody } from './admin-http/sso.ts';
import {
  changeWorkgroupBody,
  createdAnswer,
  createWorkgroupBody,
  workgroupsAnswer,
} from './admin-http/workgroup.ts';
import { loginBody, sessionAnswer } from './auth-http/login.ts';
import { passwordAnswer, passwordBody, passwordLinkBody, passwordOwnerAnswer } from './auth-http/password.ts';
import { revokeAnswer, revokeBody } from './auth-http/revoke.ts';
import { sessionBody } from './auth-http/session.ts';
import { setupBody } from './auth-http/setup.ts';
import { ticketAnswer, ticketBody } from './auth-http/ticket.ts';
import { channelMessageAnswer, channelMessageBody } from './channel-http/messages.ts';
import {
  agentStatusDelivery,
  callEndedDelivery,
  callStartedDelivery,
  messageDelivery,
  threadDelivery,
  visitorMessageDelivery,
} from './channel-http/webhook.ts';
import {
  changeWebhookBody,
  createWebhookAnswer,
  createWebhookBody,
  deliveriesAnswer,
  redeliverAnswer,
  redeliverBody,
  webhooksAnswer,
} from './channel-http/webhooks.ts';
import { deskCommands } from './desk-frame/commands.ts';
import { deskEvents } from './desk-frame/events.ts';
import { embedCheckAnswer } from './embed-http/check.ts';
import { httpRefusal } from './http-envelope.ts';
import {
  callLineAnswer,
  callLineBody,
  callPolicySecretAnswer,
  callPolicySecretBody,
} from './admin-http/call-line.ts';
import { callNumbersAnswer, changeCallNumberBody, createCallNumberBody } from './admin-http/call-number.ts';
import {
  addCallFundsBody,
  callFundsAnswer,
  callPolicySettingsAnswer,
  changeCallPolicyBody,
} from './admin-http/call-policy.ts';
import { callsAnswer, callsQuery } from './admin-http/calls.ts';
import { oidcBody, oidcSettingsAnswer } from './admin-http/oidc.ts';
import { oidcExchangeBody, oidcReturn, oidcStartAnswer, oidcStartQuery } from './auth-http/oidc.ts';
import { callEventAnswer, callEventBody } from './calls-http/event.ts';
import { callPolicyAnswer, callPolicyBody } from './calls-http/policy.ts';
import {
  beginRecordingAnswer,
  beginRecordingBody,
  endRecordingBody,
  recordingAnswer,
  recordingLinkAnswer,
} from './calls-http/recordings.ts';
import { refusal } from './agent-socket/envelope.ts';
import { heads } from './agent-socket/heads.ts';
import { infoAnswer, infoBody } from './open-http/info.ts';
import { isOnlineAnswer, isOnlineBody } from './open-http/is_online.ts';
import { listAnswer, listBody } from './open-http/list.ts';
import { sendToCustomerBody } from './open-http/send_to_customer.ts';
import { deliveredAnswer, sendToGroupBody } from './open-http/send_to_group.ts';
import { phoneCommands, phoneEvents } from './phone-frame/messages.ts';
import { staffCallbacks, staffCalls, staffExtensions } from './staff-sdk/messages.ts';
import { uploadAnswer } from './upload-http/upload.ts';
import { webCallsBody } from './admin-http/web-calls.ts';
import { visitorMethods, visitorPushes } from './visitor-socket/methods.ts';

type Entry = readonly [name: string, schema: TSchema];

const plain = (area: string, table: Readonly<Record<string, TSchema>>): Entry[] =>
  Object.entries(table).map(([name, schema]) => [`${area}/${name}`, schema]);

const marked = (area: string, table: Readonly<Record<string, { schema: TSchema }>>): Entry[] =>
  Object.entries(table).map(([name, { schema }]) => [`${area}/${name}`, schema]);

const asked = (
  area: string,
  table: Readonly<Record<string, { request: TSchema; reply: TSchema }>>,
): Entry[] =>
  Object.entries(table).flatMap(([name, { request, reply }]) => [
    [`${area}/${name}.request`, request] as const,
    [`${area}/${name}.reply`, reply] as const,
  ]);

/** Every public message by name. `WIRE-CHANGES.md` tells what changed when. */
export const allSchemas: ReadonlyMap<string, TSchema> = new Map<string, TSchema>([
  ...asked('agent-socket', agentMethods),
  ...marked('agent-socket', agentPushes),
  ['agent-socket/heads', heads],
  ['agent-socket/refusal', refusal],
  ...asked('visitor-socket', visitorMethods),
  ...marked('visitor-socket', visitorPushes),
  ...marked('desk-frame', deskEvents),
  ...marked('desk-frame', deskCommands),
  ...plain('phone-frame', phoneCommands),
  ...plain('phone-frame', phoneEvents),
  ...plain('staff-sdk', staffCalls),
  ...plain('staff-sdk', staffCallbacks),
  ...plain('staff-sdk', staffExtensions),
  ...plain('open-http', {
    'send_to_group.body': sendToGroupBody,
    'send_to_customer.body': sendToCustomerBody,
    'delivered.answer': deliveredAnswer,
    'list.body': listBody,
    'list.answer': listAnswer,
    'info.body': infoBody,
    'info.answer': infoAnswer,
    'is_online.body': isOnlineBody,
    'is_online.answer': isOnlineAnswer,
    refusal: httpRefusal,
  }),
  ...plain('auth-http', {
    'login.body': loginBody,
    'session.body': sessionBody,
    'session.answer': sessionAnswer,
    'ticket.body': ticketBody,
    'ticket.answer': ticketAnswer,
    'revoke.body': revokeBody,
    'setup.body': setupBody,
    'revoke.answer': revokeAnswer,
    'password-link.body': passwordLinkBody,
    'password-link.answer': passwordOwnerAnswer,
    'password.body': passwordBody,
    'password.answer': passwordAnswer,
    'oidc.start.query': oidcStartQuery,
    'oidc.start.answer': oidcStartAnswer,
    'oidc.exchange.body': oidcExchangeBody,
    'oidc.return': oidcReturn,
  }),
  ...plain('admin-http', {
    'desk.answer': deskAnswer,
    'desk.change.body': changeDeskBody,
    'changed.answer': changedAnswer,
    'created.answer': createdAnswer,
    'agents.answer': agentsAnswer,
    'agents.invite.body': inviteAgentBody,
    'agents.invite.answer': inviteAgentAnswer,
    'agents.change.body': changeAgentBody,
    'agents.password-link.answer': passwordLinkAnswer,
    'workgroups.answer': workgroupsAnswer,
    'workgroups.create.body': createWorkgroupBody,
    'workgroups.change.body': changeWorkgroupBody,
    'embed-origins.answer': embedOriginsAnswer,
    'embed-origins.body': embedOriginsBody,
    'sso.answer': ssoAnswer,
    'sso.secret.body': ssoSecretBody,
    'sso.secret.answer': ssoSecretAnswer,
    'sso.jwks.body': ssoJwksBody,
    'sso.off.body': ssoOffBody,
    'sso.check.body': checkTokenBody,
    'sso.check.answer': checkTokenAnswer,
    'api-keys.answer': apiKeysAnswer,
    'api-keys.create.body': createApiKeyBody,
    'api-keys.create.answer': createApiKeyAnswer,
    'business-pages.answer': businessPagesAnswer,
    'business-pages.create.body': createBusinessPageBody,
    'business-pages.create.answer': createBusinessPageAnswer,
    'business-pages.change.body': changeBusinessPageBody,
    'business-pages.token.body': rotateTokenBody,
    'business-pages.token.answer': rotateTokenAnswer,
    'business-pages.order.body': orderBusinessPagesBody,
    'audit.query': auditQuery,
    'audit.answer': auditAnswer,
    'call-numbers.answer': callNumbersAnswer,
    'call-numbers.create.body': createCallNumberBody,
    'call-numbers.change.body': changeCallNumberBody,
    'call-policy.answer': callPolicySettingsAnswer,
    'call-policy.change.body': changeCallPolicyBody,
    'call-policy.funds.body': addCallFundsBody,
    'call-policy.funds.answer': callFundsAnswer,
    'call-line.answer': callLineAnswer,
    'call-line.body': callLineBody,
    'call-line.web-calls.body': webCallsBody,
    'call-line.policy-secret.body': callPolicySecretBody,
    'call-line.policy-secret.answer': callPolicySecretAnswer,
    'calls.query': callsQuery,
    'calls.answer': callsAnswer,
    'oidc.answer': oidcSettingsAnswer,
    'oidc.body': oidcBody,
  }),
  ...plain('calls-http', {
    'policy.body': callPolicyBody,
    'policy.answer': callPolicyAnswer,
    'event.body': callEventBody,
    'event.answer': callEventAnswer,
    'recordings.begin.body': beginRecordingBody,
    'recordings.begin.answer': beginRecordingAnswer,
    'recordings.answer': recordingAnswer,
    'recordings.end.body': endRecordingBody,
    'recordings.link.answer': recordingLinkAnswer,
  }),
  ...plain('channel-http', { 'messages.body': channelMessageBody, 'messages.answer': channelMessageAnswer }),
  ...plain('webhook', {
    message: messageDelivery,
    'message.visitor': visitorMessageDelivery,
    thread: threadDelivery,
    'agent.status': agentStatusDelivery,
    'call.started': callStartedDelivery,
    'call.ended': callEndedDelivery,
  }),
  ...plain('webhooks-http', {
    'create.body': createWebhookBody,
    'create.answer': createWebhookAnswer,
    'list.answer': webhooksAnswer,
    'change.body': changeWebhookBody,
    'deliveries.answer': deliveriesAnswer,
    'redeliver.body': redeliverBody,
    'redeliver.answer': redeliverAnswer,
  }),
  ...plain('upload-http', { 'upload.answer': uploadAnswer }),
  ...plain('embed-http', { 'check.answer': embedCheckAnswer }),
]);
