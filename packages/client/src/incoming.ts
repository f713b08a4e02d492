import type { AgentPush, AgentPushName } from '@inlay/protocol/agent-socket/pushes.ts';

export type AnyPush = { [P in AgentPushName]: AgentPush<P> }[AgentPushName];
export type Frame = Readonly<Record<string, unknown>>;

export type Incoming =
  | { kind: 'beat' }
  | { kind: 'reply'; requestId: number; frame: Frame }
  | { kind: 'push'; push: AnyPush }
  | { kind: 'heads'; heads: Frame }
  /** Unasked and not 0: this session is over (440, 492). */
  | { kind: 'verdict'; code: number; msg: string }
  | { kind: 'unknown' };

const pushNames = {
  login_push: 1,
  logout_push: 1,
  set_customer_status_push: 1,
  set_auto_connect_status_push: 1,
  connect_push: 1,
  transfer_push: 1,
  wait_list_push: 1,
  connect_list_push: 1,
  message_push: 1,
  thread_push: 1,
  read_push: 1,
  typing_push: 1,
  media_lease_push: 1,
  call_state_push: 1,
  phone_command_push: 1,
  command_result_push: 1,
  call_push: 1,
  visitor_push: 1,
} satisfies Record<AgentPushName, 1>;

const isObject = (value: unknown): value is Frame => typeof value === 'object' && value !== null;

const parseObject = (text: string): Frame | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null; // not JSON: nothing of ours
  }
};

const isPush = (frame: Frame): boolean => {
  const { method } = frame;
  return typeof method === 'string' && Object.hasOwn(pushNames, method);
};

const unasked = (frame: Frame): Incoming => {
  const { code, msg, method, heads } = frame;
  if (code === 440 || code === 492) return { kind: 'verdict', code, msg: typeof msg === 'string' ? msg : '' };
  if (method === 'heads' && isObject(heads)) return { kind: 'heads', heads };
  return isPush(frame) ? { kind: 'push', push: frame as unknown as AnyPush } : { kind: 'unknown' };
};

/** Sorts a frame. Fields come from our own server and are not checked again; methods of a newer server are passed over. */
export const readFrame = (data: unknown): Incoming => {
  if (data === 'beat') return { kind: 'beat' };
  const frame = typeof data === 'string' ? parseObject(data) : null;
  if (!frame) return { kind: 'unknown' };
  const { request_id: requestId } = frame;
  return typeof requestId === 'number' ? { kind: 'reply', requestId, frame } : unasked(frame);
};
