import { checkParts } from '@inlay/domain/content.ts';
import type { SendRequest } from '@inlay/protocol/visitor-socket/send.ts';
import { newMsgId } from '../../store/msg-id.ts';
import { accepted } from '../../socket/answer.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';
import { currentThread } from '../current-thread.ts';

/** D1, D2, M1. */
export const send = async (deps: VisitorDeps, connection: VisitorConnection, request: SendRequest) => {
  const parts = checkParts(request.message);
  const stored = accepted(
    await deps.store.writes.appendAsVisitor({
      deskId: connection.deskId,
      userid: connection.userid,
      create: null,
      clientMsgId: request.client_msg_id,
      msgIds: parts.map(() => newMsgId()),
      parts,
      newThreadUid: newMsgId(),
      now: deps.clock.now(),
    }),
  );
  return {
    data: {
      messages: stored.messages.map(({ msgId, seq }) => ({ msg_id: msgId, seq })),
      create_time_ms: stored.createdAt,
      thread: await currentThread(deps, connection.visitorId),
      ...(stored.duplicate ? { duplicate: true as const } : {}),
    },
  };
};
