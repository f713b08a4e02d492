import type { PageVisitors } from '@inlay/protocol/admin-http/business-page.ts';
import type { AwayReason, SenderKind } from '@inlay/protocol/agent-socket/rows.ts';
import type { WebhookEvent } from '@inlay/protocol/channel-http/webhook.ts';
import type { Generated } from 'kysely';
import type { AgentCallColumns, CallSchema } from './call-schema.ts';
import type { Role } from '@inlay/protocol/admin-http/agent.ts';
import type { AgentStatus, DeskRecord } from './accounts-port.ts';
import type { ThreadState, ThreadType } from './threads-port.ts';

// The tables, as migrations/ make them. Times are milliseconds, flags 0 or 1, JSON columns text.

type Flag = 0 | 1;

export type Schema = CallSchema & {
  desk: {
    id: Generated<number>;
    name: string;
    color: string;
    greeting: string;
    sso_secret: string | null;
    sso_algorithm: DeskRecord['ssoAlgorithm'];
    sso_jwks_url: string | null;
    version: Generated<number>;
    origins_version: Generated<number>;
    sso_version: Generated<number>;
    /** F2: its passwords are public; it stays on this machine. */
    demo: Generated<Flag>;
    created_at: number;
  };
  embed_origin: { desk_id: number; origin: string };
  agent: AgentCallColumns & {
    id: Generated<number>;
    desk_id: number;
    email: string;
    name: string;
    head_img: string;
    role: Role;
    language: string | null;
    password_hash: string | null;
    extension: string | null;
    status: AgentStatus;
    reason: AwayReason | null;
    auto_connect: Flag;
    capacity: number;
    enabled: Flag;
    tokens_valid_after: number;
    session_id: number | null;
    session_epoch: number;
    last_assigned_at: number;
    version: Generated<number>;
    created_at: number;
  };
  workgroup: {
    id: Generated<number>;
    desk_id: number;
    group_no: string;
    name: string;
    is_default: Flag;
    version: Generated<number>;
  };
  workgroup_member: { workgroup_id: number; agent_id: number };
  agent_session: {
    id: Generated<number>;
    agent_id: number;
    token_hash: string;
    created_at: number;
    expires_at: number;
    ended_at: number | null;
  };
  login_ticket: {
    ticket_hash: string;
    agent_id: number;
    origin: string | null;
    expires_at: number;
    used_at: number | null;
  };
  used_once: { key: string; expires_at: number };
  login_failure: { id: Generated<number>; key: string; at: number };
  api_key: {
    id: Generated<number>;
    desk_id: number;
    name: string;
    key_hash: string;
    created_at: number;
    revoked_at: number | null;
  };
  password_link: { link_hash: string; agent_id: number; created_at: number; expires_at: number };
  business_page: {
    id: Generated<number>;
    desk_id: number;
    name: string;
    url: string;
    data: string;
    scopes: string;
    agent_ids: string;
    workgroup_ids: string;
    visitors: PageVisitors;
    live_parameters: Flag;
    token: string;
    position: number;
    version: Generated<number>;
    created_at: number;
  };
  audit: {
    id: Generated<number>;
    desk_id: number;
    agent_id: number | null;
    agent_name: string;
    action: string;
    target: string;
    before_json: string | null;
    after_json: string | null;
    at: number;
  };
  page_nonce: { business_page_id: number; nonce: string; holder: string; expires_at: number };
  setup_link: { setup_hash: string; created_at: number; used_at: number | null };
  visitor: {
    id: Generated<number>;
    desk_id: number;
    userid: string;
    token_hash: string | null;
    nickname: string;
    head_img: string;
    channel: string;
    language: string;
    page_url: string;
    page_title: string;
    mobile: string;
    realname: string;
    sex: number;
    country: string;
    province: string;
    city: string;
    openid: string;
    email: Generated<string>;
    memo: Generated<string>;
    tags: Generated<string>;
    qq: Generated<string>;
    wechat: Generated<string>;
    age: number | null;
    meta_data: Generated<string>;
    my_data: Generated<string>;
    created_at: number;
    active_at: number;
  };
  thread: {
    id: Generated<number>;
    uid: string;
    desk_id: number;
    type: ThreadType;
    state: ThreadState;
    visitor_id: number;
    agent_id: number | null;
    workgroup_id: number | null;
    skip_agent_id: number | null;
    /** 1: the visitor has had a thread before this one; deduplication looks there too (D2). */
    has_earlier: Flag;
    epoch: number;
    /** 0: in the order of arrival; 1: handed back, before all others (A7). */
    front: Flag;
    last_seq: number;
    visitor_messages: number;
    visitor_read_seq: number;
    agent_read_seq: number;
    score: number | null;
    chat_sign: Generated<Flag>;
    comment: string;
    created_at: number;
    queued_at: number;
    updated_at: number;
    closed_at: number | null;
  };
  thread_read: { thread_id: number; agent_id: number; seq: number; visitor_messages: number };
  message: {
    id: Generated<number>;
    thread_id: number;
    seq: number;
    msg_id: string;
    sender: SenderKind;
    sender_id: string;
    sender_name: string;
    sender_head_img: string;
    client_msg_id: string | null;
    idx: number;
    visitor_no: number;
    part: string;
    created_at: number;
  };
  routing_decision: {
    id: Generated<number>;
    thread_id: number;
    agent_id: number | null;
    reason: string;
    at: number;
  };
  webhook: {
    id: Generated<number>;
    desk_id: number;
    url: string;
    secret: string;
    events: string;
    channel: string | null;
    enabled: Flag;
    created_at: number;
  };
  outbox: {
    seq: Generated<number>;
    id: string;
    webhook_id: number;
    desk_id: number;
    /** What must arrive in order: a thread's uid, or an agent. */
    line: string;
    type: WebhookEvent;
    body: string;
    attempts: number;
    last_error: string;
    expires_at: number;
    created_at: number;
  };
  /** One for each webhook and line that has something in the outbox. */
  outbox_line: {
    id: Generated<number>;
    webhook_id: number;
    line: string;
    /** The next attempt, or the end of the claim. */
    due_at: number;
    claim: string | null;
  };
  dead_letter: {
    /** In the order in which they were given up: a line's letters are in the line's order. */
    seq: Generated<number>;
    id: string;
    webhook_id: number;
    desk_id: number;
    line: string;
    type: WebhookEvent;
    body: string;
    attempts: number;
    last_error: string;
    created_at: number;
    dead_at: number;
  };
  upload: {
    id: string;
    desk_id: number;
    name: string;
    mime: string;
    size: number;
    width: number;
    height: number;
    created_at: number;
  };
  knowledge: {
    id: Generated<number>;
    desk_id: number;
    question: string;
    similar: string;
    answer: string;
    language: string;
    created_at: number;
  };
};
