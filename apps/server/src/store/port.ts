import type { AwayReason, SenderKind, ThreadAction } from '@inlay/protocol/agent-socket/rows.ts';
import type { WebhookEvent } from '@inlay/protocol/channel-http/webhook.ts';
import type { MessagePart, SendablePart, SpokenPart } from '@inlay/protocol/content.ts';
import type { CallEvents, CallReads, CallWrites } from './calls-port.ts';
import type { By, ConsoleReads, ConsoleWrites } from './console-port.ts';
import type { OrRefused, Refused } from './refused.ts';

// What the use cases need of a database. One implementation a dialect, one contract suite over all of them.
//
// Every method of StoreWrites is one transaction. Its promise settles after the commit is on disk (D1), and what
// happened is handed to the listener of `onCommitted` before that, in commit order, so that pushes leave in seq order.

export type AgentStatus = 'available' | 'busy' | 'away' | 'offline';
export type ThreadType = 'AGENT' | 'WORKGROUP' | 'ROBOT' | 'MEMBER' | 'GROUP';
export type ThreadState = 'queued' | 'open' | 'closed';
export type Role = 'admin' | 'agent';

export type DeskRecord = {
  id: number;
  name: string;
  color: string;
  greeting: string;
  ssoSecret: string | null;
  ssoAlgorithm:
    | 'HS256'
    | 'HS384'
    | 'HS512'
    | 'RS256'
    | 'RS384'
    | 'RS512'
    | 'ES256'
    | 'ES384'
    | 'ES512'
    | 'PS256'
    | 'PS384'
    | 'PS512';
  ssoJwksUrl: string | null;
  embedOrigins: string[];
  /** F2: the desk whose passwords everybody knows. */
  demo: boolean;
};

export type AgentRecord = {
  id: number;
  deskId: number;
  email: string;
  name: string;
  headImg: string;
  role: Role;
  language: string | null;
  status: AgentStatus;
  reason: AwayReason | null;
  autoConnect: boolean;
  capacity: number;
  enabled: boolean;
  extension: string | null;
  /** Workgroups the agent belongs to. */
  workgroupIds: number[];
};

export type SessionRecord = { id: number; agentId: number; expiresAt: number };

export type VisitorRecord = {
  id: number;
  deskId: number;
  userid: string;
  nickname: string;
  headImg: string;
  channel: string;
  language: string;
  pageUrl: string;
  pageTitle: string;
  mobile: string;
  realname: string;
  sex: number;
  country: string;
  province: string;
  city: string;
  openid: string;
  email: string;
  memo: string;
  tags: string[];
  qq: string;
  wechat: string;
  age: number | null;
  /** S2: what the company's page said of him as he came in; '' where it said nothing. */
  metaData: string;
  myData: string;
  createdAt: number;
  activeAt: number;
};

/** What agents write down about a visitor. */
export type VisitorDetails = Pick<
  VisitorRecord,
  'realname' | 'mobile' | 'email' | 'memo' | 'tags' | 'qq' | 'wechat' | 'age' | 'sex'
>;

export type MessageRecord = {
  threadId: number;
  threadUid: string;
  seq: number;
  msgId: string;
  sender: SenderKind;
  /** customer_id or userid, empty for robot and system. */
  senderId: string;
  senderName: string;
  senderHeadImg: string;
  clientMsgId: string | null;
  part: MessagePart;
  /** The part as it is stored, where that is at hand: a push need not write it again. */
  partJson?: string;
  /** Milliseconds. */
  createdAt: number;
};

export type ThreadRecord = {
  id: number;
  uid: string;
  deskId: number;
  type: ThreadType;
  state: ThreadState;
  visitorId: number;
  userid: string;
  nickname: string;
  headImg: string;
  channel: string;
  agentId: number | null;
  agentName: string | null;
  agentHeadImg: string | null;
  workgroupId: number | null;
  workgroupName: string | null;
  /** Grows with every change of owner (D5). */
  epoch: number;
  lastSeq: number;
  /** How many of the messages are the visitor's. */
  visitorMessages: number;
  lastMessage: MessageRecord | null;
  visitorReadSeq: number;
  agentReadSeq: number;
  createdAt: number;
  queuedAt: number;
  updatedAt: number;
  closedAt: number | null;
  score: number | null;
  /** S7: the company's own mark. */
  chatSign: 0 | 1;
  /** The agent who handed the visitor back and is not offered him next (A7). */
  skipAgentId: number | null;
  /** How many of the visitor's messages each agent has read, by agent id. */
  readBy: Readonly<Record<number, number>>;
};

// What happened, in commit order. Pushes are made of these and of nothing else.
export type StoreEvent =
  | CallEvents
  | { type: 'messages'; thread: ThreadHead; messages: MessageRecord[] }
  | {
      type: 'thread';
      action: ThreadAction;
      thread: ThreadRecord;
      /** Who did it; null: the router or the visitor. */
      byAgentId: number | null;
      /** Owner before a hand-over. */
      fromAgentId: number | null;
      note?: string;
    }
  | {
      type: 'status';
      deskId: number;
      agentId: number;
      agentName: string;
      status: AgentStatus;
      reason: AwayReason | null;
      /** The connection that asked; the others are told. */
      byClientId: string | null;
    }
  | { type: 'auto_connect'; deskId: number; agentId: number; on: boolean; byClientId: string | null }
  | { type: 'read'; thread: ThreadHead; seq: number; by: 'visitor' }
  | { type: 'read'; thread: ThreadHead; seq: number; by: 'agent'; agentId: number; unread: number }
  /** S7: the mark was set or taken away. */
  | { type: 'signed'; thread: ThreadRecord; byAgentId: number }
  | { type: 'visitor'; deskId: number; visitor: VisitorRecord; byAgentId: number }
  /**
   * A3: this session has the account now; connections of its other sessions say 492 and close. The epoch is the
   * database's (D5): of two takeovers the later one counts, in whatever order they are heard.
   */
  | { type: 'taken_over'; deskId: number; agentId: number; sessionId: number; epoch: number }
  | { type: 'session_ended'; deskId: number; agentId: number; sessionIds: number[] };

/** As much of a thread as a message push needs; cheap to carry on the hot path. */
export type ThreadHead = Pick<
  ThreadRecord,
  | 'id'
  | 'uid'
  | 'deskId'
  | 'state'
  | 'visitorId'
  | 'userid'
  | 'nickname'
  | 'headImg'
  | 'agentId'
  | 'workgroupId'
>;

export type Stored = {
  threadUid: string;
  messages: { msgId: string; seq: number }[];
  createdAt: number;
  duplicate: boolean;
};

export type { OrRefused, Refused };

type ConsoleAndCallWrites = ConsoleWrites & CallWrites;

export type StoreWrites = ConsoleAndCallWrites & {
  /** A11: an agent writes into the visitor's open thread that he owns. Refused: 404 no such visitor, 403 not his, 409 id reused. */
  appendAsAgent(input: {
    deskId: number;
    agentId: number;
    agentName: string;
    agentHeadImg: string;
    userid: string;
    clientMsgId: string | null;
    /** One a part, made by the caller: UUIDv7. */
    msgIds: string[];
    parts: SpokenPart[];
    /** S5: a card that equals the last one of the thread is not stored again; the answer names the one that is there. */
    dedup?: boolean;
    now: number;
  }): Promise<OrRefused<Stored>>;

  /**
   * A visitor writes: into the open or queued thread, else a new queued one is made (M1). `visitor` is found by
   * (deskId, userid), or made when `create` is given (channels). Events: thread created, then messages.
   */
  appendAsVisitor(input: {
    deskId: number;
    userid: string;
    create: { nickname: string; headImg: string; channel: string } | null;
    clientMsgId: string;
    msgIds: string[];
    parts: SendablePart[];
    /** Used if a thread has to be made: UUIDv7. */
    newThreadUid: string;
    now: number;
  }): Promise<OrRefused<Stored>>;

  /** A6. Takes a queued thread, or reopens the visitor's latest closed one. Refused 409 `lost_race` with vars {winner}. */
  connectThread(input: {
    deskId: number;
    agentId: number;
    userid: string;
    msgId: string;
    now: number;
  }): Promise<OrRefused<{ thread: ThreadRecord }>>;

  /** A7. Only the owner, or an admin. */
  closeThread(input: {
    deskId: number;
    agentId: number;
    userid: string;
    msgId: string;
    now: number;
  }): Promise<OrRefused<{ thread: ThreadRecord }>>;

  /** A7. Only the owner, or an admin. `to` null: head of the queue, and not offered to the same agent next. */
  transferThread(input: {
    deskId: number;
    agentId: number;
    userid: string;
    to: { agentId: number } | { groupNo: string } | null;
    note: string | null;
    msgId: string;
    now: number;
  }): Promise<OrRefused<{ thread: ThreadRecord }>>;

  /**
   * A8, R1, R2: assigns waiting threads of a desk, oldest first, to agents that are in `connectedAgentIds`, available,
   * on auto-connect and below capacity, round robin; a decision row is written for each. Nothing to do is not an error.
   */
  assignWaiting(input: {
    deskId: number;
    connectedAgentIds: number[];
    now: number;
  }): Promise<{ assigned: { threadUid: string; agentId: number }[] }>;

  setStatus(input: {
    agentId: number;
    status: AgentStatus;
    reason: AwayReason | null;
    byClientId: string | null;
    now: number;
  }): Promise<{
    changed: boolean;
    /** R4: he is in a call, and seen as busy until it is over. */
    kept?: true;
  }>;
  setAutoConnect(input: {
    agentId: number;
    on: boolean;
    byClientId: string | null;
    now: number;
  }): Promise<{ changed: boolean }>;

  /** S7. Refused 404 when it is not the visitor's latest thread, 403 when it is not the agent's. */
  setChatSign(input: {
    deskId: number;
    agentId: number;
    userid: string;
    threadUid: string;
    sign: 0 | 1;
  }): Promise<OrRefused<{ changed: boolean }>>;
  /** Only the fields that are given. Refused 404 for a visitor of another desk. */
  updateVisitor(input: {
    deskId: number;
    agentId: number;
    userid: string;
    change: Partial<VisitorDetails>;
  }): Promise<OrRefused<{ visitor: VisitorRecord }>>;
  /** S3: a nonce belongs to the first who claims it, until it expires. */
  claimPageNonce(input: {
    businessPageId: number;
    nonce: string;
    /** Which load of which frame. */
    holder: string;
    expiresAt: number;
    now: number;
  }): Promise<{ granted: boolean }>;

  /** Never backwards. */
  markReadByAgent(input: {
    deskId: number;
    agentId: number;
    userid: string;
    seq: number;
    now: number;
  }): Promise<OrRefused<{ unread: number }>>;
  markReadByVisitor(input: {
    visitorId: number;
    threadUid: string;
    seq: number;
    now: number;
  }): Promise<OrRefused<{ seq: number }>>;
  rateThread(input: {
    visitorId: number;
    score: number;
    comment: string;
    msgId: string;
    now: number;
  }): Promise<OrRefused<{ thread: ThreadRecord }>>;

  /** Finds by token hash, or makes an anonymous visitor; stores page and language of this visit. */
  enterVisitor(input: {
    deskId: number;
    tokenHash: string | null;
    create: { tokenHash: string; userid: string; nickname: string };
    language: string;
    pageUrl: string;
    pageTitle: string;
    /** Where the page says nothing, what was said before stays. */
    metaData?: string | undefined;
    myData?: string | undefined;
    now: number;
  }): Promise<{ visitor: VisitorRecord; created: boolean }>;

  createSession(input: {
    agentId: number;
    tokenHash: string;
    expiresAt: number;
    now: number;
  }): Promise<SessionRecord>;
  /** W7: event session_ended. */
  endSession(input: { sessionId: number; now: number }): Promise<{ ended: boolean }>;
  endAgentSessions(input: { agentId: number; now: number }): Promise<{ sessions: number }>;
  createTicket(input: {
    agentId: number;
    ticketHash: string;
    origin: string | null;
    expiresAt: number;
    now: number;
  }): Promise<void>;
  /** W6, W7: once only. Refused 440 when unknown, used or expired. */
  redeemTicket(input: {
    ticketHash: string;
    now: number;
  }): Promise<OrRefused<{ agentId: number; origin: string | null }>>;
  /** Single use of a token's `jti` (notes: replay); false when seen before. */
  useOnce(input: { key: string; expiresAt: number; now: number }): Promise<{ fresh: boolean }>;
  /** A3 throttle: counts a failure, tells how many there were since `since`. */
  recordLoginFailure(input: { key: string; now: number; since: number }): Promise<{ failures: number }>;
  clearLoginFailures(input: { key: string }): Promise<void>;

  /** The agent's chat session that is online now (A3). Compare-and-swap by epoch: fences two nodes (D5). */
  claimAgentSession(input: {
    agentId: number;
    sessionId: number;
    force: boolean;
    liveSessionIds: number[];
    now: number;
  }): Promise<{ claimed: boolean; epoch: number; replacedSessionId: number | null }>;
  releaseAgentSession(input: { agentId: number; sessionId: number }): Promise<void>;

  /** `by`: an administrator did it in the console; a row of the audit log says so. */
  createWebhook(input: Omit<WebhookRecord, 'id'> & { by?: By }): Promise<{ webhookId: number }>;
  /** Refused 404 when the desk has no such webhook. */
  changeWebhook(input: {
    deskId: number;
    webhookId: number;
    change: Partial<Pick<WebhookRecord, 'url' | 'events' | 'channel' | 'enabled'>>;
  }): Promise<OrRefused<{ webhook: WebhookRecord }>>;
  /** What waits for it is deleted as well. */
  deleteWebhook(input: {
    deskId: number;
    webhookId: number;
    by?: By & { at: number };
  }): Promise<OrRefused<{ deleted: true }>>;
  /**
   * D6: lines of this webhook that are due, each with its first delivery. Nobody else gets them before `now + leaseMs`;
   * `claim` is the caller's proof in the calls below.
   */
  claimDeliveries(input: {
    webhookId: number;
    claim: string;
    limit: number;
    leaseMs: number;
    now: number;
  }): Promise<{ lines: ClaimedLine[] }>;
  /** It has arrived. Answers the line's next one, claimed anew; null: nothing is left, or the claim is lost. */
  settleDelivery(input: ClaimOfDelivery & { leaseMs: number }): Promise<{ next: Delivery | null }>;
  /** It has not. Tried again at `retryAt`, at the latest when it expires; after that it is a dead letter. */
  failDelivery(
    input: ClaimOfDelivery & { error: string; retryAt: number },
  ): Promise<{ outcome: 'retried' | 'dead' | 'claim-lost' }>;
  /** Gives a line back untried: anybody may take it at once. */
  releaseLine(input: { lineId: number; claim: string; now: number }): Promise<void>;
  /** Dead letters of the desk go to the end of their lines: one by its id, or all of a webhook. */
  requeueDeadLetters(input: {
    deskId: number;
    only: { id: string } | { webhookId: number };
    now: number;
  }): Promise<{ requeued: number }>;
  /** Old dead letters, and what deleted webhooks left behind. */
  sweepOutbox(input: { deadBefore: number; now: number }): Promise<{ deleted: number }>;

  createUpload(input: UploadRecord): Promise<void>;
  setAgentLanguage(input: { agentId: number; language: string }): Promise<void>;

  // First run and administration.
  createDesk(input: {
    name: string;
    color: string;
    greeting: string;
    ssoSecret: string | null;
    embedOrigins: string[];
    now: number;
    id?: number;
    demo?: boolean;
  }): Promise<{ deskId: number }>;
  createAgent(input: {
    deskId: number;
    email: string;
    name: string;
    headImg: string;
    role: Role;
    passwordHash: string | null;
    extension: string | null;
    capacity: number;
    now: number;
    id?: number;
  }): Promise<{ agentId: number }>;
  createWorkgroup(input: {
    deskId: number;
    groupNo: string;
    name: string;
    agentIds: number[];
    isDefault: boolean;
    now: number;
  }): Promise<{ workgroupId: number }>;
  createApiKey(input: {
    deskId: number;
    name: string;
    keyHash: string;
    now: number;
  }): Promise<{ apiKeyId: number }>;
  revokeApiKey(input: { apiKeyId: number; now: number }): Promise<void>;
  addKnowledge(input: {
    deskId: number;
    items: { question: string; similar: string[]; answer: string; language: string }[];
    now: number;
  }): Promise<void>;
  /** The administrator's single-use set-up link (F4): desk and admin in one transaction; refused 440 when used. */
  completeSetup(input: {
    setupHash: string;
    deskName: string;
    email: string;
    name: string;
    passwordHash: string;
    now: number;
  }): Promise<OrRefused<{ deskId: number; agentId: number }>>;
  createSetupLink(input: { setupHash: string; now: number }): Promise<void>;
};

/** D6: whom a desk tells what. */
export type WebhookRecord = {
  id: number;
  deskId: number;
  url: string;
  /** Signs each delivery; shown to nobody after it was made. */
  secret: string;
  events: WebhookEvent[];
  /** Null: of all channels. */
  channel: string | null;
  enabled: boolean;
  createdAt: number;
};

export type Delivery = {
  seq: number;
  id: string;
  type: WebhookEvent;
  /** The JSON that is sent and signed, byte for byte. */
  body: string;
  /** Failed ones. */
  attempts: number;
};

export type ClaimedLine = { lineId: number; delivery: Delivery };
export type ClaimOfDelivery = { lineId: number; claim: string; seq: number; now: number };

export type DeliveryState = 'pending' | 'dead';
export type DeliveryRecord = Pick<Delivery, 'id' | 'type' | 'attempts'> & {
  webhookId: number;
  state: DeliveryState;
  lastError: string;
  createdAt: number;
};

export type UploadRecord = {
  id: string;
  deskId: number;
  name: string;
  mime: string;
  size: number;
  width: number;
  height: number;
  createdAt: number;
};

export type KnowledgeItem = {
  id: number;
  deskId: number;
  question: string;
  similar: string[];
  answer: string;
  language: string;
};

type ConsoleAndCallReads = ConsoleReads & CallReads;

export type StoreReads = ConsoleAndCallReads & {
  countDesks(): Promise<number>;
  desk(deskId: number): Promise<DeskRecord | null>;
  desks(): Promise<DeskRecord[]>;
  /** W9: over all desks, for pages that are served before anybody has logged in. */
  embedOrigins(): Promise<string[]>;
  agent(agentId: number): Promise<AgentRecord | null>;
  agentByEmail(
    email: string,
  ): Promise<(AgentRecord & { passwordHash: string | null; tokensValidAfter: number }) | null>;
  agents(deskId: number): Promise<AgentRecord[]>;
  workgroups(deskId: number): Promise<{ id: number; groupNo: string; name: string; agentIds: number[] }[]>;
  /** Live sessions only: not ended, not expired at `now`. */
  session(tokenHash: string, now: number): Promise<SessionRecord | null>;
  liveSessionIds(sessionIds: number[], now: number): Promise<number[]>;
  apiKey(keyHash: string): Promise<{ id: number; deskId: number } | null>;
  loginFailures(key: string, since: number): Promise<number>;

  visitor(deskId: number, userid: string): Promise<VisitorRecord | null>;
  visitorByToken(tokenHash: string): Promise<VisitorRecord | null>;
  countThreads(visitorId: number): Promise<number>;

  /** Queued threads, in the order in which they will be served. */
  queuedThreads(deskId: number): Promise<ThreadRecord[]>;
  /** Open threads that the agent owns, newest change first. */
  ownThreads(deskId: number, agentId: number): Promise<ThreadRecord[]>;
  /** D4: where the open threads of these agents stand. */
  openHeads(agentIds: readonly number[]): Promise<{ agentId: number; userid: string; lastSeq: number }[]>;
  countOpenByAgent(deskId: number): Promise<Map<number, number>>;
  /** The visitor's queued or open thread, else the latest closed one. */
  latestThread(deskId: number, userid: string): Promise<ThreadRecord | null>;
  latestThreadOfVisitor(visitorId: number): Promise<ThreadRecord | null>;
  thread(threadUid: string): Promise<ThreadRecord | null>;
  /** Positions of all queued threads of a desk; 1 for the next to be served. */
  queuePositions(deskId: number): Promise<{ threadId: number; visitorId: number; position: number }[]>;

  /** A9: across all threads of the visitor; page 1 newest; oldest first inside a page. */
  records(input: {
    deskId: number;
    userid: string;
    page: number;
    pagesize: number;
  }): Promise<{ rows: MessageRecord[]; total: number }>;
  /** Messages of one thread after `seq`, ascending, at most `limit`. */
  messagesAfter(threadId: number, seq: number, limit: number): Promise<MessageRecord[]>;
  /** Messages of a visitor before a point, descending from it but returned ascending, across threads. */
  messagesBefore(input: {
    visitorId: number;
    threadUid: string | null;
    seq: number;
    limit: number;
  }): Promise<MessageRecord[]>;

  webhooks(deskId: number): Promise<WebhookRecord[]>;
  webhook(deskId: number, webhookId: number): Promise<WebhookRecord | null>;
  /** Enabled webhooks of all desks, each with when its next delivery is due; null: nothing to send. */
  webhooksDue(): Promise<(WebhookRecord & { dueAt: number | null })[]>;
  /** Newest first. */
  deliveries(input: {
    deskId: number;
    state: DeliveryState;
    webhookId: number | null;
    limit: number;
  }): Promise<DeliveryRecord[]>;
  /** Desks in which visitors wait, the longest queue first, at most `limit`. */
  queueDepths(limit: number): Promise<{ deskId: number; waiting: number; oldestAt: number }[]>;
  /** Counts end at `limit`. */
  outboxDepth(limit: number): Promise<{ pending: number; dead: number; oldestAt: number | null }>;

  knowledge(deskId: number): Promise<KnowledgeItem[]>;
  upload(id: string): Promise<UploadRecord | null>;
  setupPending(setupHash: string): Promise<boolean>;
};

/** Where a node is in the log of changes; opaque to all but the store. */
export type ChangeCursor = string;

/** What one transaction of any node did. Messages are told by the number of the last one; their rows are in the database. */
export type Change = {
  /** The same in the hint that goes over the bus, so that a change is taken once. */
  id: string;
  events: (
    | Exclude<StoreEvent, { type: 'messages' }>
    | { type: 'heads'; thread: ThreadHead; lastSeq: number }
  )[];
};

/** D4: a store that several nodes share keeps a log of what happened, written in the transaction that did it. */
export type ChangeLog = {
  /** The end of the log: what comes later is new. */
  end(): Promise<ChangeCursor>;
  /** Complete and in an order in which each thread's changes follow one another; nothing that may still be overtaken. */
  after(cursor: ChangeCursor, limit: number): Promise<{ changes: Change[]; cursor: ChangeCursor }>;
  /** Forgets what is older than any node can want. */
  trim(before: number): Promise<void>;
};

export type Store = {
  writes: StoreWrites;
  reads: StoreReads;
  /**
   * One listener; called synchronously, in commit order, before the promise of the write settles. `changeId` is the
   * id in the log of changes, if there is one.
   */
  onCommitted(listener: (events: StoreEvent[], changeId?: string) => void): void;
  /** Null: this process is the only one that writes. */
  changes: ChangeLog | null;
  /** Settles when everything accepted so far is on disk. Throws if the store has failed. */
  ready(): Promise<void>;
  /** False after a write error that makes the store read-only. */
  healthy(): boolean;
  stats(): { queued: number; commits: number; writes: number };
  /** One listener, told after each commit: how long it took from the hand-over to the disk, and how many writes shared it. */
  onCommit?(listener: (commit: { ms: number; writes: number }) => void): void;
  close(): Promise<void>;
};
