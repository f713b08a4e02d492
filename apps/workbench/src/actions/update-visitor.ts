import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { VisitorDetailsChange } from '@inlay/protocol/agent-socket/update_visitor.ts';
import type { Desk } from '../model/desk.ts';
import { attempt } from './attempt.ts';

/** A15. Null: refused, and the agent was told why; what was written stays in the form. */
export const updateVisitor = async (
  desk: Desk,
  userid: string,
  change: VisitorDetailsChange,
): Promise<UserInfo | null> => {
  let info: UserInfo | null = null;
  await attempt(desk, async () => {
    info = (await desk.client.request('update_visitor', { userid, ...change })).data;
  });
  return info;
};
