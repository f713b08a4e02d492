import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import type { Me, StatusCode } from '../model/desk-state.ts';
import { attempt } from './attempt.ts';

const changeMe = (desk: Desk, change: Partial<Me>): void =>
  desk.store.update((state) => (state.me ? { ...state, me: { ...state.me, ...change } } : state));

/** Rejects when the server refuses. */
export const changeStatus = async (
  desk: Desk,
  status: StatusCode,
  reason: AwayReason | null,
): Promise<void> => {
  const wanted = { status, ...(reason ? { reason } : {}) };
  const { status: seen } = await desk.client.request('set_customer_status', wanted);
  // R4: in a call he is seen as busy, and what he chose comes when it is over.
  changeMe(desk, seen === undefined ? { status, reason } : { status: seen, reason: null });
};

export const setStatus = async (desk: Desk, status: StatusCode, reason: AwayReason | null): Promise<void> => {
  await attempt(desk, () => changeStatus(desk, status, reason));
};

export const setAutoConnect = async (desk: Desk, on: boolean): Promise<void> => {
  const done = await attempt(desk, () =>
    desk.client.request('set_auto_connect_status', { status: on ? 1 : 0 }),
  );
  if (done) changeMe(desk, { autoConnect: on });
};
