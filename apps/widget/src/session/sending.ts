import type { SendablePart } from '@inlay/protocol/content.ts';
import type { Answer } from '../connection/answer.ts';
import { backOff } from '../connection/back-off.ts';
import type { Outgoing } from '../conversation/conversation.ts';
import { applyStored, discard, enqueue, mark, nextToSend } from '../conversation/outbox.ts';
import { forgetOutgoing, loadOutgoing, saveOutgoing } from '../storage/outbox-storage.ts';
import type { Shared } from './session-deps.ts';

export type Sending = {
  send(parts: SendablePart[]): void;
  /** Tries a refused message once more. */
  retry(clientMsgId: string): void;
  discard(clientMsgId: string): void;
  /** Sends what waits, one after another, if there is a connection. */
  pump(): void;
  /** What an earlier page of this visitor left unsent. */
  load(): void;
};

/** Refusals that time heals; every other one is for the visitor to decide. */
const isTemporary = (code: number): boolean => code === 429 || code === 401 || code >= 500;

export const createSending = (shared: Shared): Sending => {
  const { memory, change, state } = shared;
  let refusals = 0;

  const settle = (item: Outgoing, answer: Answer<'send'>): void => {
    const { clientMsgId } = item;
    if (answer.kind === 'done') {
      refusals = 0;
      forgetOutgoing(memory, clientMsgId);
      return change((conversation) => applyStored(conversation, item, answer.reply.data));
    }
    if (answer.kind === 'lost')
      return change((conversation) => mark(conversation, clientMsgId, { state: 'waiting' }));
    if (!isTemporary(answer.code)) {
      const failed = { state: 'failed', code: answer.code, reason: answer.msg } as const;
      return change((conversation) => mark(conversation, clientMsgId, failed));
    }
    shared.after(backOff(refusals, shared.random), () => {
      change((conversation) => mark(conversation, clientMsgId, { state: 'waiting' }));
      pump();
    });
    refusals += 1;
  };

  const pump = (): void => {
    const { phase, conversation } = state.get();
    const item = nextToSend(conversation);
    if (phase !== 'online' || !item) return;
    change((before) => mark(before, item.clientMsgId, { state: 'sending' }));
    void deliver(item);
  };

  const deliver = async (item: Outgoing): Promise<void> => {
    const answer = await shared.ask('send', { client_msg_id: item.clientMsgId, message: item.parts });
    settle(item, answer);
    pump();
  };

  const add = (parts: SendablePart[]): void => {
    const item: Outgoing = { clientMsgId: shared.newId(), parts, createdAt: shared.now(), state: 'waiting' };
    saveOutgoing(memory, item);
    change((conversation) => enqueue(conversation, item));
    pump();
  };

  const remove = (clientMsgId: string): void => {
    forgetOutgoing(memory, clientMsgId);
    change((conversation) => discard(conversation, clientMsgId));
  };

  return {
    send: add,
    pump,
    discard: remove,
    retry: (clientMsgId) => {
      const item = state.get().conversation.outbox.find((one) => one.clientMsgId === clientMsgId);
      if (item?.state !== 'failed') return;
      // A5: 409 says that the id belongs to another body; only a new id can help.
      if (item.code === 409) {
        remove(clientMsgId);
        return add(item.parts);
      }
      change((conversation) => mark(conversation, clientMsgId, { state: 'waiting' }));
      pump();
    },
    load: () => change((conversation) => loadOutgoing(memory).reduce(enqueue, conversation)),
  };
};
