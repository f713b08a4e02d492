import { lineDialStatus } from '@inlay/phone/dial-status.ts';
import { isLiveCall, sharedDialStatus } from '@inlay/phone/shared-call.ts';
import type { PhoneGuest } from '@inlay/frame/phone-guest.ts';
import type { PhoneEvent } from '@inlay/protocol/phone-frame/messages.ts';
import type { PhoneCall, PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { Store } from './store.ts';
import type { Seat, SoftphoneState } from './softphone-state.ts';

export type HostReport = {
  /** Once for each sign-in, and again for a host that asks (`init`). */
  signedIn(seat: Seat | null): void;
  signedOut(why: 'logout' | 'tokenInvalid'): void;
  /** All that holds now, for a host that has just come. */
  repeat(): void;
  close(): void;
};

/** M3: who rings, talks or writes notes is busy. */
export const effectiveStatus = ({ call, wrapUpUntil, status }: SoftphoneState): PhoneStatus =>
  isLiveCall(call) || wrapUpUntil !== null ? 2 : status;

const lineOf = ({ scene, line }: SoftphoneState): SoftphoneState['line'] =>
  scene.name === 'login' ? 'notLoggedIn' : line;

/** P8: who was asked before a transfer is in another call from now on; the one in which he was asked is over. */
const endOf = (before: PhoneCall, { callStartTimestamp }: PhoneCall): PhoneEvent => {
  const at = callStartTimestamp === undefined ? {} : { callHangUpTimestamp: callStartTimestamp };
  return {
    type: 'dialStatus',
    content: sharedDialStatus({ ...before, code: 5, hangupReason: 'hung up', ...at }),
  };
};

/** Interface 2, outwards: each change once, in its order (P1, P3). */
export const reportToHost = (store: Store<SoftphoneState>, guest: Pick<PhoneGuest, 'send'>): HostReport => {
  let told: PhoneCall | null = null;
  let known = { line: '', call: '', status: '' };
  const send = guest.send;
  const tellCall = ({ call }: SoftphoneState): void => {
    if (call === null) return;
    const content = sharedDialStatus(call);
    const text = JSON.stringify(content);
    if (text === known.call) return;
    if (isLiveCall(told) && told.callId !== call.callId) send(endOf(told, call));
    told = call;
    known.call = text;
    send({ type: 'dialStatus', content });
  };
  /** Whether there was something to tell. */
  const tellLine = (state: SoftphoneState): boolean => {
    const line = lineOf(state);
    const content = lineDialStatus(line);
    if (line === known.line || content === null) return false;
    // The line goes down a moment before the sign-out that it is part of: `logout` comes first.
    if (line === 'notLoggedIn' && state.scene.name === 'phone') return false;
    known.line = line;
    send({ type: 'dialStatus', content });
    return true;
  };
  const tellStatus = (state: SoftphoneState): void => {
    if (state.scene.name !== 'phone') return;
    const code = effectiveStatus(state);
    if (String(code) === known.status) return;
    known.status = String(code);
    send({ type: 'agentStatus', content: { code } });
  };
  const tell = (): void => {
    const state = store.get();
    const { name } = state.scene;
    if (name === 'opening' || name === 'unreachable' || name === 'noSeat') return;
    if (name === 'phone') {
      // A page that minds only the last code is right: a call that goes on is told after the line that has come up.
      if (isLiveCall(state.call) && lineOf(state) === 'registered' && tellLine(state)) known.call = '';
      tellCall(state);
      tellStatus(state);
    }
    tellLine(state);
  };
  const unsubscribe = store.subscribe(tell);
  return {
    signedIn: (seat) => {
      if (seat)
        send({
          type: 'login',
          content: { email: seat.email, sipNum: seat.extension, groupNo: seat.groupNo },
        });
      send({ type: 'agentExists', content: { code: seat ? 1 : 2 } });
    },
    signedOut: (type) => {
      send({ type });
      // Whoever is next is told everything anew.
      known = { line: known.line, call: '', status: '' };
      told = null;
    },
    repeat: () => {
      // A call that is over is told once: pages write their records by it.
      known = { line: '', call: isLiveCall(store.get().call) ? '' : known.call, status: '' };
      tell();
    },
    close: unsubscribe,
  };
};
