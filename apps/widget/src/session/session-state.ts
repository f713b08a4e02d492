import type { CallPush } from '@inlay/protocol/visitor-socket/call_push.ts';
import type { Phase } from '../connection/visitor-connection.ts';
import { emptyConversation, type Conversation } from '../conversation/conversation.ts';

export type SessionState = {
  phase: Phase;
  conversation: Conversation;
  /** The agent who is writing now. */
  typing: string | null;
  /** What the server said when it would not let us in. */
  refusal: string | null;
  loadingOlder: boolean;
  /** The visitor's call, of whichever tab. */
  call: CallPush['call'] | null;
};

export const initialSession: SessionState = {
  phase: 'idle',
  conversation: emptyConversation,
  typing: null,
  refusal: null,
  loadingOlder: false,
  call: null,
};
