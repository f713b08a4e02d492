import type { SendablePart } from '@inlay/protocol/content.ts';
import type { OrRefused, Stored, StoreWrites } from '../port.ts';
import { transactions, type TransactionName } from '../transactions/all.ts';
import { appendEvents } from './append-events.ts';
import { type FlatResult, flattenRequest, unflattenResult } from './append-wire.ts';
import type { AppendRequest, AppendResult } from './append.ts';
import type { GroupCommit } from './group-commit.ts';

const storedOf = (result: AppendResult, request: AppendRequest): OrRefused<Stored> => {
  if ('refused' in result) return result;
  if ('duplicate' in result) return result.duplicate;
  const { thread } = result.appended;
  const first = thread.last_seq - request.parts.length + 1;
  const messages = request.msgIds.map((msgId, index) => ({ msgId, seq: first + index }));
  return { threadUid: thread.uid, messages, createdAt: request.now, duplicate: false };
};

const appendThrough = async (
  group: GroupCommit,
  request: AppendRequest,
  parts: SendablePart[],
): Promise<OrRefused<Stored>> => {
  let result: AppendResult | undefined;
  const events = (value: unknown) => {
    result = unflattenResult(value as FlatResult, request);
    return appendEvents(result, request, parts);
  };
  await group.write({ name: 'append', input: flattenRequest(request) }, events);
  if (!result) throw new Error('a send settled without a result');
  return storedOf(result, request);
};

const asTexts = (parts: SendablePart[]): string[] => parts.map((part) => JSON.stringify(part));

export const sqliteWrites = (group: GroupCommit): StoreWrites => {
  const named = Object.fromEntries(
    Object.keys(transactions).map((name) => [
      name,
      (input: unknown) => group.write({ name: name as TransactionName, input }),
    ]),
  ) as Pick<StoreWrites, TransactionName>;
  return {
    ...named,
    appendAsAgent: ({ parts, agentName, agentHeadImg, ...rest }) =>
      appendThrough(
        group,
        {
          ...rest,
          sender: 'agent',
          senderName: agentName,
          senderHeadImg: agentHeadImg,
          parts: asTexts(parts),
          newThreadUid: '',
          create: null,
        },
        parts,
      ),
    appendAsVisitor: ({ parts, ...rest }) =>
      appendThrough(
        group,
        { ...rest, sender: 'visitor', agentId: 0, senderName: '', senderHeadImg: '', parts: asTexts(parts) },
        parts,
      ),
  };
};
