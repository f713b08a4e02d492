import type { AgentPush } from '@inlay/protocol/agent-socket/pushes.ts';
import type { DeskState } from '../model/desk-state.ts';
import { withEntry } from '../model/immutable-map.ts';

export const loginPush = (state: DeskState, push: AgentPush<'login_push'>): DeskState => {
  const { customer_id: id, customer_name: name } = push;
  const known = state.colleagues.get(id);
  const colleague = known ?? { id, name, headImg: '', status: 1 as const, reason: null };
  return { ...state, colleagues: withEntry(state.colleagues, id, colleague) };
};
