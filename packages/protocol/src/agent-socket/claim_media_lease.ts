import Type, { type Static } from 'typebox';
import { mediaLease, tabName } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15, P7): this tab wants the phone. `take` wins against a living holder: the agent asked for it here. */
export const claimMediaLeaseRequest = request('claim_media_lease', {
  tab: tabName,
  take: Type.Optional(Type.Boolean()),
});
export type ClaimMediaLeaseRequest = Static<typeof claimMediaLeaseRequest>;
/** `fencing`, `holder_tab` and `expires_at` are the holder's, whoever that is. */
export const claimMediaLeaseReply = reply('claim_media_lease', {
  data: Type.Intersect([Type.Object({ granted: Type.Boolean() }), mediaLease]),
});
