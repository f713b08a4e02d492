import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { request, reply } from './envelope.ts';

/** Extension (S2, S3): the address for one load of the page's frame, with its parameters, signed. */
export const openBusinessPageRequest = request('open_business_page', {
  page_id: Type.Integer({ minimum: 1 }),
  userid: userId,
});
export type OpenBusinessPageRequest = Static<typeof openBusinessPageRequest>;
export const openBusinessPageReply = reply('open_business_page', {
  data: Type.Object({ url: Type.String(), origin: Type.String() }),
});
