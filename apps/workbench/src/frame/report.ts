import { latestOnly, type ThrottleClock } from '@inlay/frame/unread-throttle.ts';
import type { DeskGuest } from '@inlay/frame/guest.ts';
import type { EndReason } from '@inlay/client/link.ts';
import type { Desk } from '../model/desk.ts';
import type { DeskState, Me } from '../model/desk-state.ts';
import { previewOf } from '../model/selectors.ts';
import { agentStatus } from './agent-status.ts';
import { newVisitorFinder } from './new-visitors.ts';
import { frameThread } from './thread-shape.ts';
import { sameCount, unreadCount } from './unread-count.ts';

type Reporter = (state: DeskState) => void;
type Send = DeskGuest['send'];

/** W2: ten a second at most. */
const gapMs = 100;

const reportUnread = (send: Send, clock: ThrottleClock) => {
  const throttle = latestOnly(clock, gapMs, sameCount, (count) => send('unread_message_count', count));
  return { report: (state: DeskState) => throttle.offer(unreadCount(state)), stop: throttle.close };
};

const reportStatus = (send: Send): Reporter => {
  let told: Pick<Me, 'status' | 'reason'> | null = null;
  return (state) => {
    const { me } = state;
    if (!me || (told?.status === me.status && told.reason === me.reason)) return;
    told = me;
    send('agent_status_changed', agentStatus(state, me));
  };
};

const reportNewVisitors = (send: Send, first: DeskState): Reporter => {
  const find = newVisitorFinder(first);
  return (state) => {
    for (const { thread, said } of find(state))
      send('new_visitor_message', { thread: frameThread(thread, said) });
  };
};

type LeaveReason = 'logout' | 'revoked' | 'taken_over';
const leaveReasons: Readonly<Record<EndReason, LeaveReason>> = {
  'signed-out': 'logout',
  'bad-token': 'revoked',
  'taken-over': 'taken_over',
  elsewhere: 'taken_over',
};

const reportSession = (send: Send): Reporter => {
  let told: 'in' | 'out' | null = null;
  return ({ link, agent }) => {
    if (link.name === 'online' && told !== 'in') {
      told = 'in';
      const { customer_id: id, customer_name: nickname, email } = agent;
      send('logged_in', { agent: { uid: String(id), nickname, email } });
    }
    if (link.name === 'ended' && told !== 'out') {
      told = 'out';
      send('logged_out', { reason: leaveReasons[link.reason] });
    }
  };
};

/** W4: as they happen, each once; pushes are the only thing that names the action. */
const reportActions = (desk: Pick<Desk, 'store' | 'onPush'>, send: Send): (() => void) =>
  desk.onPush((push) => {
    if (push.method !== 'thread_push') return;
    const { thread, action } = push;
    // S7: the company's own mark is no state of the conversation.
    if (action === 'signed') return;
    send('thread_status_changed', {
      thread: frameThread(thread, previewOf(desk.store.get(), thread)),
      action,
    });
  });

/** W10: the softphone's call, each step once; what mutes or holds it is no step. */
const reportCalls = (desk: Pick<Desk, 'onPush'>, send: Send): (() => void) => {
  let told = '';
  return desk.onPush((push) => {
    if (push.method !== 'call_state_push' || push.call === null || push.call.consultation) return;
    const { callId, code, direction, caller, callee } = push.call;
    const step = `${callId} ${code}`;
    if (step === told) return;
    told = step;
    send('call_status_changed', { callId, code, direction, caller, callee });
  });
};

/** Everything that the host page is told, from the moment the lists are there. Returns the stop. */
export const report = (desk: Pick<Desk, 'store' | 'onPush' | 'clock'>, send: Send): (() => void) => {
  const unread = reportUnread(send, desk.clock);
  const session = reportSession(send);
  const status = reportStatus(send);
  let visitors: Reporter | null = null;
  const look = () => {
    const state = desk.store.get();
    session(state);
    if (!state.loaded) return;
    visitors ??= reportNewVisitors(send, state);
    visitors(state);
    status(state);
    unread.report(state);
  };
  const stops = [desk.store.subscribe(look), reportActions(desk, send), reportCalls(desk, send), unread.stop];
  look();
  return () => stops.forEach((stop) => stop());
};
