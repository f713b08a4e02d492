import type { RateRequest } from '@inlay/protocol/visitor-socket/rate.ts';
import { newMsgId } from '../../store/msg-id.ts';
import { accepted } from '../../socket/answer.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

export const rate = async (
  { store, clock }: VisitorDeps,
  { visitorId }: VisitorConnection,
  request: RateRequest,
) => {
  const { score, comment = '' } = request;
  accepted(await store.writes.rateThread({ visitorId, score, comment, msgId: newMsgId(), now: clock.now() }));
  return {};
};
