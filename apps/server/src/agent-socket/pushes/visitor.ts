import type { Presence } from '../../presence/presence.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import { visitorDetails } from '../rows.ts';
import { pushFrame } from './frame.ts';

/** Visitors' details are the whole desk's. */
export const pushVisitor = (
  presence: Presence,
  { deskId, visitor, byAgentId }: Extract<StoreEvent, { type: 'visitor' }>,
): void => {
  const frame = pushFrame('visitor_push', {
    userid: visitor.userid,
    customer_id: byAgentId,
    details: visitorDetails(visitor),
  });
  for (const { kind, extensions, send } of presence.ofDesk(deskId))
    if (kind === 'chat' && extensions) send(frame);
};
