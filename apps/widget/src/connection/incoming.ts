import type { VisitorPush, VisitorPushName } from '@inlay/protocol/visitor-socket/methods.ts';

export type AnyPush = { [P in VisitorPushName]: VisitorPush<P> }[VisitorPushName];

export type Incoming =
  | { kind: 'beat' }
  | { kind: 'reply'; requestId: string; frame: Record<string, unknown> }
  | { kind: 'push'; push: AnyPush }
  | { kind: 'unknown' };

const pushNames = {
  message_push: 1,
  thread_push: 1,
  typing_push: 1,
  calls_open_push: 1,
  call_push: 1,
} satisfies Record<VisitorPushName, 1>;

const parseObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null; // not JSON: nothing of ours
  }
};

/** Sorts a frame. The fields inside come from our own server and are not checked again: a schema library would weigh
 *  more than the widget. Unknown methods are a newer server's and are passed over. */
export const readFrame = (data: unknown): Incoming => {
  if (data === 'beat') return { kind: 'beat' };
  const frame = typeof data === 'string' ? parseObject(data) : null;
  if (!frame) return { kind: 'unknown' };
  if (typeof frame['request_id'] === 'string')
    return { kind: 'reply', requestId: frame['request_id'], frame };
  const isPush = typeof frame['method'] === 'string' && Object.hasOwn(pushNames, frame['method']);
  return isPush ? { kind: 'push', push: frame as unknown as AnyPush } : { kind: 'unknown' };
};
