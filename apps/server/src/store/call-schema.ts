import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { CallResultWord, CallStateWord } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';
import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { Generated } from 'kysely';
import type { AgentStatus } from './accounts-port.ts';

// The tables of migrations/0007-calls.ts and 0009-recordings.ts. Times are milliseconds, flags 0 or 1, money ten-thousandths.

type Flag = 0 | 1;

/** Columns of `agent`: R4, M3. */
export type AgentCallColumns = {
  /** Null: no call occupies the agent. */
  call_phase: Generated<'call' | 'wrap_up' | null>;
  wrap_up_until: Generated<number | null>;
  status_after: Generated<AgentStatus | null>;
  reason_after: Generated<AwayReason | null>;
};

export type CallSchema = {
  call_policy: {
    desk_id: number;
    currency: string;
    balance: number;
    /** Of the balance: for calls that live. */
    reserved: number;
    per_number_per_day: number | null;
    per_agent_per_day: number | null;
    per_desk_per_day: number | null;
    trial_per_day: number | null;
    longest_minutes: number;
    wrap_up_seconds: number;
    recording: Flag;
    consent_tone: Flag;
    recording_days: number;
    version: number;
  };
  call_country: { desk_id: number; country: string; price_per_minute: number };
  call_blocked: { desk_id: number; number: string; note: string; created_at: number };
  call_number: {
    id: Generated<number>;
    desk_id: number;
    /** Digits with country code, without +. */
    number: string;
    label: string;
    enabled: Flag;
    version: number;
    created_at: number;
  };
  call_number_agent: { number_id: number; agent_id: number };
  call_line: {
    desk_id: number;
    sip_url: string;
    sip_domain: string;
    sip_secret: string;
    /** JSON. */
    turn_urls: string;
    turn_secret: string;
    policy_secret_hash: string | null;
    web_calls: 0 | 1;
    version: number;
  };
  call: {
    id: Generated<number>;
    /** The name of the call on the line. */
    uid: string;
    desk_id: number;
    /** `built-in:<node>` or `operator`. */
    line: string;
    direction: 0 | 1 | 2;
    state: CallStateWord;
    agent_id: number | null;
    agent_name: string;
    colleague_id: number | null;
    colleague_name: string;
    visitor_id: number | null;
    caller: string;
    callee: string;
    /** Digits of the outside party; '' inside. */
    number_key: string;
    country: string;
    order_id: string;
    params: string;
    other: string;
    price_per_minute: number;
    reserved: number;
    charged: number;
    started_at: number;
    connected_at: number | null;
    /** What has not ended then has been forgotten by its line. */
    ends_by: number | null;
    ended_at: number | null;
    result: CallResultWord | null;
    hangup_code: HangupCode | null;
    ended_by: 'agent' | 'other' | 'server' | null;
  };
  call_party: {
    call_id: number;
    agent_id: number;
    joined_at: number;
    talked: Flag;
    left_at: number | null;
  };
  call_recording: {
    id: Generated<number>;
    desk_id: number;
    call_id: number;
    agent_id: number;
    agent_name: string;
    /** Signs addresses for players; goes nowhere else. */
    secret: string;
    /** `removing`: nobody sees it any more; its bytes are being taken away. */
    state: 'recording' | 'stored' | 'failed' | 'removing';
    mime: string;
    size: number;
    duration_ms: number;
    problem: RecordingProblem | null;
    created_at: number;
    stored_at: number | null;
  };
  call_recording_chunk: {
    recording_id: number;
    number: number;
    file_id: string;
    size: number;
    sha256: string;
    created_at: number;
  };
  media_lease: { agent_id: number; tab: string; fencing: number; expires_at: number };
  oidc_provider: {
    desk_id: number;
    issuer: string;
    client_id: string;
    client_secret: string;
    version: number;
  };
  oidc_flow: {
    state_hash: string;
    desk_id: number | null;
    verifier: string;
    nonce: string;
    redirect_uri: string;
    expires_at: number;
  };
};
