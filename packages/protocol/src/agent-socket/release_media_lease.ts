import type { Static } from 'typebox';
import { fencing, tabName } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** Extension (A15, P7): this tab closes. A lease that is another's by now stays as it is. */
export const releaseMediaLeaseRequest = request('release_media_lease', { tab: tabName, fencing });
export type ReleaseMediaLeaseRequest = Static<typeof releaseMediaLeaseRequest>;
export const releaseMediaLeaseReply = reply('release_media_lease', {});
