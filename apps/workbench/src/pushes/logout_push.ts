import type { AgentPush } from '@inlay/protocol/agent-socket/pushes.ts';
import type { DeskState } from '../model/desk-state.ts';
import { withoutKey } from '../model/immutable-map.ts';

export const logoutPush = (state: DeskState, push: AgentPush<'logout_push'>): DeskState => ({
  ...state,
  colleagues: withoutKey(state.colleagues, push.customer_id),
});
