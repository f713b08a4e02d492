import Type, { type Static } from 'typebox';
import { userId } from '../ids.ts';
import { onSelectVisitor } from '../staff-sdk/onSelectVisitor.ts';
import { request, reply } from './envelope.ts';

/** Extension (S6, S8): what `onSelectVisitor` tells this page of this visitor; needs the scope `visitor:read`. */
export const getPageVisitorRequest = request('get_page_visitor', {
  page_id: Type.Integer({ minimum: 1 }),
  userid: userId,
});
export type GetPageVisitorRequest = Static<typeof getPageVisitorRequest>;
export const getPageVisitorReply = reply('get_page_visitor', { data: onSelectVisitor });
