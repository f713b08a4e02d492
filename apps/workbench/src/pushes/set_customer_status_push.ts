import type { SetCustomerStatusPush } from '@inlay/protocol/agent-socket/set_customer_status_push.ts';
import type { DeskState } from '../model/desk-state.ts';
import { withEntry } from '../model/immutable-map.ts';

/** M3: also of this agent, changed in another tab or through another interface. */
export const setCustomerStatusPush = (state: DeskState, push: SetCustomerStatusPush): DeskState => {
  const id = Number(push.customer_id);
  const { status, customer_name: name } = push;
  const reason = push.reason ?? null;
  const colleague = { id, name, headImg: state.colleagues.get(id)?.headImg ?? '', status, reason };
  const colleagues = withEntry(state.colleagues, id, colleague);
  const isMe = id === state.agent.customer_id && state.me !== null;
  return { ...state, colleagues, me: isMe && state.me ? { ...state.me, status, reason } : state.me };
};
