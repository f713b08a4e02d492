import type { StoreWrites } from '../port.ts';
import {
  addKnowledge,
  completeSetup,
  createAgent,
  createApiKey,
  createDesk,
  createSetupLink,
  createUpload,
  createWorkgroup,
  revokeApiKey,
} from './administration.ts';
import { setAgentLanguage, setAutoConnect, setStatus } from './agent-status.ts';
import { assignWaiting } from './assign-waiting.ts';
import { callTransactions } from './calls/all-calls.ts';
import { setChatSign } from './chat-sign.ts';
import { closeThread } from './close-thread.ts';
import { connectThread } from './connect-thread.ts';
import { changeAgent, createPasswordLink, inviteAgent, setPassword } from './console/agents.ts';
import { addApiKey, dropApiKey } from './console/api-keys.ts';
import {
  addBusinessPage,
  changeBusinessPage,
  dropBusinessPage,
  orderBusinessPages,
  rotateBusinessPageToken,
} from './console/business-pages.ts';
import { changeDesk, changeSso, replaceEmbedOrigins } from './console/desk.ts';
import { addWorkgroup, changeWorkgroup } from './console/workgroups.ts';
import { requeueDeadLetters, sweepOutbox } from './dead-letters.ts';
import { claimDeliveries, failDelivery, releaseLine, settleDelivery } from './deliveries.ts';
import { rateThread } from './rate-thread.ts';
import { claimPageNonce } from './page-nonces.ts';
import { markReadByAgent, markReadByVisitor } from './read-marks.ts';
import {
  claimAgentSession,
  clearLoginFailures,
  createSession,
  createTicket,
  endAgentSessions,
  endSession,
  recordLoginFailure,
  redeemTicket,
  releaseAgentSession,
  useOnce,
} from './sessions.ts';
import type { Transaction } from './transaction.ts';
import { transferThread } from './transfer-thread.ts';
import { updateVisitor } from './visitor-details.ts';
import { enterVisitor } from './visitors.ts';
import { changeWebhook, createWebhook, deleteWebhook } from './webhooks.ts';

/** The message inserts are written by hand for each dialect; all other writes are here. */
export type TransactionName = Exclude<keyof StoreWrites, 'appendAsAgent' | 'appendAsVisitor'>;

export const transactions = {
  ...callTransactions,
  connectThread,
  closeThread,
  transferThread,
  assignWaiting,
  setStatus,
  setAutoConnect,
  setChatSign,
  updateVisitor,
  claimPageNonce,
  markReadByAgent,
  markReadByVisitor,
  rateThread,
  enterVisitor,
  createSession,
  endSession,
  endAgentSessions,
  createTicket,
  redeemTicket,
  useOnce,
  recordLoginFailure,
  clearLoginFailures,
  claimAgentSession,
  releaseAgentSession,
  createWebhook,
  changeWebhook,
  deleteWebhook,
  claimDeliveries,
  settleDelivery,
  failDelivery,
  releaseLine,
  requeueDeadLetters,
  sweepOutbox,
  createUpload,
  setAgentLanguage,
  createDesk,
  createAgent,
  createWorkgroup,
  createApiKey,
  revokeApiKey,
  addKnowledge,
  completeSetup,
  createSetupLink,
  changeDesk,
  replaceEmbedOrigins,
  changeSso,
  inviteAgent,
  changeAgent,
  createPasswordLink,
  setPassword,
  addWorkgroup,
  changeWorkgroup,
  addApiKey,
  dropApiKey,
  addBusinessPage,
  changeBusinessPage,
  rotateBusinessPageToken,
  dropBusinessPage,
  orderBusinessPages,
} satisfies {
  [K in TransactionName]: Transaction<Parameters<StoreWrites[K]>[0], Awaited<ReturnType<StoreWrites[K]>>>;
};
