import type { AgentPart } from '@inlay/protocol/content.ts';
import type { Desk } from '../model/desk.ts';

/** Who answers has read: the unread line has done its work. */
export const sendMessage = (
  desk: Pick<Desk, 'client' | 'store'>,
  userid: string,
  parts: AgentPart[],
): void => {
  desk.client.send(userid, parts);
  desk.store.update((state) => (state.unreadFrom === null ? state : { ...state, unreadFrom: null }));
};
