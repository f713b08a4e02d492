import type { MessagePush } from '@inlay/protocol/agent-socket/message_push.ts';
import type { DeskState } from '../model/desk-state.ts';
import { takeMessage } from '../model/take-message.ts';

export const messagePush = (state: DeskState, { userid, record }: MessagePush): DeskState =>
  takeMessage(state, userid, record);
