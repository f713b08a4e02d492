import type { SpokenPart } from '@inlay/protocol/content.ts';
import type { StoreWrites } from '../port.ts';
import type { AppendQueue } from './append-queue.ts';
import { visitorKey } from './batch-rows.ts';
import { storableText } from './storable.ts';
import type { Turns } from './turns.ts';

type Appends = Pick<StoreWrites, 'appendAsAgent' | 'appendAsVisitor'>;

const textsOf = (parts: readonly SpokenPart[]): string[] => parts.map((part) => JSON.stringify(part));

/** Here and not at the statement: a batch compares what it reads with what was sent. */
const storableIds = <T extends { userid: string; clientMsgId: string | null }>(send: T): T => ({
  ...send,
  userid: storableText(send.userid),
  clientMsgId: send.clientMsgId === null ? null : storableText(send.clientMsgId),
});

const appendAsAgent =
  (queue: AppendQueue): Appends['appendAsAgent'] =>
  ({ agentName, agentHeadImg, ...send }) =>
    queue.append({
      ...storableIds(send),
      sender: 'agent',
      senderName: storableText(agentName),
      senderHeadImg: storableText(agentHeadImg),
      texts: textsOf(send.parts),
      newThreadUid: '',
      create: null,
    });

const appendAsVisitor =
  (queue: AppendQueue): Appends['appendAsVisitor'] =>
  ({ create, ...send }) =>
    queue.append({
      ...storableIds(send),
      sender: 'visitor',
      agentId: 0,
      senderName: '',
      senderHeadImg: '',
      texts: textsOf(send.parts),
      create: create && {
        nickname: storableText(create.nickname),
        headImg: storableText(create.headImg),
        channel: storableText(create.channel),
      },
    });

export const appends = (queue: AppendQueue, turns: Turns): Appends => {
  const asAgent = appendAsAgent(queue);
  const asVisitor = appendAsVisitor(queue);
  return {
    appendAsAgent: (send) => turns.shared(visitorKey(send.deskId, send.userid), () => asAgent(send)),
    appendAsVisitor: (send) => turns.shared(visitorKey(send.deskId, send.userid), () => asVisitor(send)),
  };
};
