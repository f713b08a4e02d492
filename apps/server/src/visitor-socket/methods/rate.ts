import type { RateRequest } from '@inlay/protocol/visitor-socket/rate.ts';
import { v7 as uuidv7 } from 'uuid';
import { accepted } from '../../socket/answer.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

export const rate = async (
  { store, clock }: VisitorDeps,
  { visitorId }: VisitorConnection,
  request: RateRequest,
) => {
  const { score, comment = '' } = request;
  accepted(await store.writes.rateThread({ visitorId, score, comment, msgId: uuidv7(), now: clock.now() }));
  return {};
};
