import type { Outgoing } from '../conversation/conversation.ts';
import type { Memory } from './memory.ts';

const prefix = 'out:';
type Kept = Pick<Outgoing, 'clientMsgId' | 'parts' | 'createdAt'>;

const isKept = (value: unknown): value is Kept => {
  const { clientMsgId, parts, createdAt } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return (
    typeof clientMsgId === 'string' &&
    Array.isArray(parts) &&
    parts.length > 0 &&
    typeof createdAt === 'number'
  );
};

const parse = (text: string | null): Kept | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isKept(value) ? value : null;
  } catch {
    return null; // not written by us
  }
};

/** A name for each message, so that two tabs of one visitor never overwrite each other's list. */
export const saveOutgoing = (memory: Memory, { clientMsgId, parts, createdAt }: Kept): void =>
  memory.set(prefix + clientMsgId, JSON.stringify({ clientMsgId, parts, createdAt }));

export const forgetOutgoing = (memory: Memory, clientMsgId: string): void =>
  memory.remove(prefix + clientMsgId);

/** Oldest first, all to be sent again under their old ids (D2). */
export const loadOutgoing = (memory: Memory): Outgoing[] => {
  const names = memory.names().filter((name) => name.startsWith(prefix));
  const kept = names.map((name) => parse(memory.get(name))).filter((item) => item !== null);
  return kept.sort((a, b) => a.createdAt - b.createdAt).map((item) => ({ ...item, state: 'waiting' }));
};
