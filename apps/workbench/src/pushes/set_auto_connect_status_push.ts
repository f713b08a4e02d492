import type { AgentPush } from '@inlay/protocol/agent-socket/pushes.ts';
import type { DeskState } from '../model/desk-state.ts';

export const setAutoConnectStatusPush = (
  state: DeskState,
  push: AgentPush<'set_auto_connect_status_push'>,
): DeskState => (state.me ? { ...state, me: { ...state.me, autoConnect: push.status === 1 } } : state);
