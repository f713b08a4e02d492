import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { StoreWrites } from '../port.ts';
import { transactions, type TransactionName } from '../transactions/all.ts';
import type { GroupCommit } from './group-commit.ts';

const asTexts = (parts: SpokenPart[]): string[] => parts.map((part) => JSON.stringify(part));

export const sqliteWrites = (group: GroupCommit): StoreWrites => {
  const named = Object.fromEntries(
    Object.keys(transactions).map((name) => [
      name,
      (input: unknown) => group.write(name as TransactionName, input),
    ]),
  ) as Pick<StoreWrites, TransactionName>;
  return {
    ...named,
    appendAsAgent: (send) =>
      group.append(
        {
          sender: 'agent',
          deskId: send.deskId,
          agentId: send.agentId,
          senderName: send.agentName,
          senderHeadImg: send.agentHeadImg,
          userid: send.userid,
          clientMsgId: send.clientMsgId,
          msgIds: send.msgIds,
          parts: asTexts(send.parts),
          now: send.now,
          newThreadUid: '',
          create: null,
          ...(send.dedup ? { dedup: true } : {}),
        },
        send.parts,
      ),
    appendAsVisitor: (send) =>
      group.append(
        {
          sender: 'visitor',
          deskId: send.deskId,
          agentId: 0,
          senderName: '',
          senderHeadImg: '',
          userid: send.userid,
          clientMsgId: send.clientMsgId,
          msgIds: send.msgIds,
          parts: asTexts(send.parts),
          now: send.now,
          newThreadUid: send.newThreadUid,
          create: send.create,
        },
        send.parts,
      ),
  };
};
