import type { AgentPush } from '@inlay/protocol/agent-socket/pushes.ts';
import type { DeskState } from '../model/desk-state.ts';
import { withEntry, withoutKey } from '../model/immutable-map.ts';

/** A15: counts for 6 s unless it is said again. */
const lastsMs = 6000;

export const typingPush = (state: DeskState, push: AgentPush<'typing_push'>, now: number): DeskState => ({
  ...state,
  typing: push.on
    ? withEntry(state.typing, push.userid, { text: push.text ?? '', until: now + lastsMs })
    : withoutKey(state.typing, push.userid),
});
