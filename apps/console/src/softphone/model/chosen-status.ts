import type { PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';

/** The server's "busy" for a call that comes may be here before the call. */
const earlyMs = 3_000;

/**
 * What the agent was before the call: the server says 2 while one rings, talks and writes notes (M3), and who is done with
 * his notes is again what he was.
 */
export type ChosenStatus = {
  readonly value: PhoneStatus;
  heard(status: PhoneStatus, isInCall: boolean, now: number): void;
  callBegan(now: number): void;
};

export const createChosenStatus = (): ChosenStatus => {
  let value: PhoneStatus = 1;
  let before: PhoneStatus = 1;
  let changedAt = 0;
  return {
    get value() {
      return value;
    },
    heard: (status, isInCall, now) => {
      if (isInCall && status === 2) return;
      before = value;
      value = status;
      changedAt = now;
    },
    callBegan: (now) => {
      if (value === 2 && now - changedAt < earlyMs) value = before;
    },
  };
};
