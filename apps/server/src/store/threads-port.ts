import type { SenderKind } from '@inlay/protocol/agent-socket/rows.ts';
import type { MessagePart, SendablePart, SpokenPart } from '@inlay/protocol/content.ts';
import type { OrRefused } from './refused.ts';

// Conversations, their messages and who has them. Each write is one transaction.

export type ThreadType = 'AGENT' | 'WORKGROUP' | 'ROBOT' | 'MEMBER' | 'GROUP';

export type ThreadState = 'queued' | 'open' | 'closed';

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
  /** The last one that somebody wrote; a system line only where nobody did. */
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

export type ThreadWrites = {
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
    byClientId: string | null;
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
    byClientId: string | null;
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

  /** S7. Refused 404 when it is not the visitor's latest thread, 403 when it is not the agent's. */
  setChatSign(input: {
    deskId: number;
    agentId: number;
    userid: string;
    threadUid: string;
    sign: 0 | 1;
  }): Promise<OrRefused<{ changed: boolean }>>;

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
};

export type ThreadReads = {
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

  /** Desks in which visitors wait, the longest queue first, at most `limit`. */
  queueDepths(limit: number): Promise<{ deskId: number; waiting: number; oldestAt: number }[]>;
};
