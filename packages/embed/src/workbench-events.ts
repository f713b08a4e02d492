/** `AGENT`, `WORKGROUP` and `ROBOT` threads are visitors', the others colleagues'. */
export type ThreadType = 'AGENT' | 'WORKGROUP' | 'ROBOT' | 'MEMBER' | 'GROUP';

export type FrameUser = { uid: string; nickname: string; avatar: string };

export type Thread = {
  uid: string;
  topic: string;
  type: ThreadType;
  user: FrameUser;
  /** The last message, in words. */
  content: string;
  /** ISO 8601. */
  createdAt: string;
};

export type UnreadThread = {
  uid: string;
  topic: string;
  type: ThreadType;
  user: FrameUser;
  content: string;
  unreadCount: number;
  /** ISO 8601. */
  updatedAt: string;
};

export type AgentStatus = 'AVAILABLE' | 'BUSY' | 'OFFLINE';

export type ThreadAction =
  | 'created'
  | 'queued'
  | 'assigned'
  | 'accepted'
  | 'transferred'
  | 'closed'
  | 'reopened'
  | 'rated';

/** What the workbench tells, by the name under which it is listened to. */
export type WorkbenchEvents = {
  unread_message_count: { totalUnreadCount: number; unreadThreads: UnreadThread[] };
  new_visitor_message: { thread: Thread };
  agent_status_changed: {
    status: AgentStatus;
    agentInfo: {
      uid: string;
      nickname: string;
      avatar: string;
      email: string;
      status: AgentStatus;
      /** Why an agent who is BUSY is away. */
      reason: 'meeting' | 'meal' | 'restroom' | 'sleep' | 'other' | null;
    };
  };
  thread_status_changed: { thread: Thread; action: ThreadAction };
  ready: { version: string; capabilities: string[] };
  logged_in: { agent: { uid: string; nickname: string; email: string } };
  logged_out: { reason: 'logout' | 'revoked' | 'taken_over' };
  login_failed: { reason: string };
  /** `code` as in the phone's `dialStatus`. */
  call_status_changed: { callId: string; code: number; direction: number; caller: string; callee: string };
  command_rejected: { command: string; reason: string };
  command_result: { request_id: string | number; command: string; ok: boolean; reason?: string };
};
