import type { Static } from 'typebox';
import { mediaLease, fencing, tabName } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15, P7): often enough before `expires_at`. 409: another tab has the phone. */
export const renewMediaLeaseRequest = request('renew_media_lease', { tab: tabName, fencing });
export type RenewMediaLeaseRequest = Static<typeof renewMediaLeaseRequest>;
export const renewMediaLeaseReply = reply('renew_media_lease', { data: mediaLease });
