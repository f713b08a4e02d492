import { WireError } from '@inlay/protocol/errors.ts';
import { toNumericId } from '@inlay/protocol/ids.ts';
import type { AgentConnection } from '../presence/presence.ts';

/** A9: `bid` and `customer_id` in a frame are claims: they must name the caller's own desk and the caller. */
export const checkClaims = (
  { agent }: AgentConnection,
  claims: { bid?: number | string; customer_id?: number | string },
): void => {
  if (claims.bid !== undefined && toNumericId(claims.bid) !== agent.deskId)
    throw new WireError(403, 'other_desk');
  if (claims.customer_id !== undefined && toNumericId(claims.customer_id) !== agent.id) {
    throw new WireError(403, 'other_agent');
  }
};
