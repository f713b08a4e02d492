import type { Link } from '@inlay/client/link.ts';
import type { CallState } from '@inlay/phone/call-state.ts';
import type { LineState } from '@inlay/phone/dial-status.ts';
import type { RecordingState } from '@inlay/phone/recording-state.ts';
import type { TransferProgress } from '@inlay/phone/sip-port.ts';
import type { PhoneCall, PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { MicrophoneTrouble } from '../audio/microphone-trouble.ts';
import type { Vars, WordKey } from '../words/words.ts';

/** A sentence of ours, or one that the server has written in the agent's language. */
export type Sentence = { key: WordKey; vars?: Vars } | { text: string };

//   opening ──token still good──▶ phone, or noSeat         no network: unreachable
//      │ none, or refused
//      ▼
//    login ──signed in──▶ phone, or noSeat ──signed out, session over──▶ login
export type Scene =
  | { name: 'opening' }
  | { name: 'login'; way: 'email' | 'sso'; busy: boolean; email: string; problem: Sentence | null }
  | { name: 'unreachable' }
  | { name: 'noSeat'; email: string }
  | { name: 'phone' };

/** What belongs to the account's phone, as the server said last. */
export type Seat = {
  email: string;
  extension: string;
  groupNo: string;
  numbers: readonly string[];
  wrapUpSeconds: number;
};

/** What only the tab that has the phone knows of its call. */
export type OwnCall = {
  consultation: CallState | null;
  transfer: TransferProgress | null;
  interrupted: boolean;
};

export type SoftphoneState = {
  scene: Scene;
  link: Link['name'];
  seat: Seat | null;
  /** False: no SIP server is set up. */
  hasLine: boolean;
  line: LineState;
  /** P7: this tab has the microphone and the call. */
  holding: boolean;
  /** The call is in another tab, and cannot be fetched from it. */
  bound: boolean;
  status: PhoneStatus;
  wrapUpUntil: number | null;
  call: PhoneCall | null;
  /** Who is at the other end, where the server knows. */
  who: { callId: string; name: string } | null;
  /** The call lives, but its page has gone; it is being brought back. */
  moving: boolean;
  own: OwnCall | null;
  /** P8: of the call of this tab. */
  recording: RecordingState;
  trouble: MicrophoneTrouble | null;
  notice: Sentence | null;
};

export const firstState: SoftphoneState = {
  scene: { name: 'opening' },
  link: 'idle',
  seat: null,
  hasLine: true,
  line: 'notLoggedIn',
  holding: false,
  bound: false,
  status: 1,
  wrapUpUntil: null,
  call: null,
  who: null,
  moving: false,
  own: null,
  recording: { name: 'none' },
  trouble: null,
  notice: null,
};
