import { randomUUID } from 'node:crypto';
import type { BusEvent, Origin } from '../bus/port.ts';
import type { Deps } from '../deps.ts';
import { pace } from '../files/pace.ts';
import type { AddPath } from '../sip/attach-sip.ts';
import { type BuiltInLine, openBuiltInLine } from './built-in-line.ts';
import type { CallRecord } from '../store/calls-port.ts';
import { PhoneTabs } from './phone-tabs.ts';
import { takeThread } from './take-thread.ts';
import { tellTimeline } from './timeline.ts';
import { WrapUps } from './wrap-ups.ts';

/** What the methods of the agent socket use of the calls. */
export type Phones = {
  tabs: PhoneTabs;
  /** Signs the credentials of the built-in line. */
  lineSecret: string;
  /** M3: agents who are at work by the phone alone, on this node: they have no desk open whose grace period could end. */
  alone: Set<number>;
  /** A page of this extension can be rung at the line of this node. */
  isReachable(extension: string): boolean;
  /** How often a visitor may ask to call, and all visitors of a desk together. */
  mayCall(deskId: number, visitorId: number): boolean;
  /** A phone has been opened or closed; returns the unsubscribe. */
  onSeat(listener: () => void): () => void;
};

export type Calls = Phones & {
  counts(): { calls: number; connections: number };
  onEvent(event: BusEvent, origin: Origin): void;
  close(): Promise<void>;
};

/** Who makes a new visitor for each call still meets the second limit. */
const callsPerMinute = { ofVisitor: 3, ofDesk: 30 };

/** A node that shares its database and has no name cannot know which calls were its own before it was started. */
const lineName = ({ config, nodes }: Deps): string =>
  `built-in:${config.nodeId ?? (nodes === undefined ? '' : randomUUID())}`;

/** Long enough for the tab that has the phone to say it itself, with the reason. */
const forgetMs = 3_000;

/** P7: a tab that is gone does not say that its call is over: without this the others would show it for ever. */
const forgetLater = ({ clock, bus }: Deps, tabs: PhoneTabs, { uid, agentIds }: CallRecord): void => {
  const own = agentIds.filter((agentId) => tabs.callOf(agentId)?.callId === uid);
  if (own.length === 0) return;
  clock.after(forgetMs, () => {
    for (const agentId of own)
      if (tabs.callOf(agentId)?.callId === uid)
        bus.publish([{ type: 'call_state', agentId, byClientId: '', call: null }]);
  });
};

const followEvents =
  (deps: Deps, tabs: PhoneTabs, wrapUps: WrapUps) =>
  (event: BusEvent, origin: Origin): void => {
    if (event.type === 'call_state') return tabs.onCallState(event);
    if (event.type !== 'call') return;
    if (event.action !== 'started') wrapUps.look();
    if (event.action === 'ended') forgetLater(deps, tabs, event.call);
    if (origin === 'elsewhere') return;
    tellTimeline(deps, event).catch((error: unknown) =>
      deps.log.error({ err: error, callId: event.call.uid }, 'telling the timeline of a call failed'),
    );
    takeThread(deps, event).catch((error: unknown) =>
      deps.log.error({ err: error, callId: event.call.uid }, 'taking the thread of a caller failed'),
    );
  };

/** Calls that were up when this process ended are over: their media was between it and the pages. */
const endOldCalls = async ({ store, clock, log }: Deps, line: string, wrapUps: WrapUps): Promise<void> => {
  const now = clock.now();
  try {
    // As many as one transaction takes, until none is left.
    for (let ended = 1; ended > 0;) {
      ({ ended } = await store.writes.endLostCalls({ line, now }));
      if (ended > 0) log.warn({ ended }, 'calls of the last run have ended');
    }
    wrapUps.look();
  } catch (error) {
    log.error({ err: error }, 'looking for calls of the last run failed');
  }
};

const closing = async (line: BuiltInLine, wrapUps: WrapUps): Promise<void> => {
  line.close();
  await line.settled();
  await wrapUps.close();
};

/** The phone's side of a server: the built-in line, its records, and who has which phone. */
export const openCalls = (deps: Deps, addPath: AddPath): Calls => {
  const tabs = new PhoneTabs();
  const wrapUps = new WrapUps(deps);
  const name = lineName(deps);
  const seats = new Set<() => void>();
  const onSeat = (): void => seats.forEach((listener) => listener());
  const line = openBuiltInLine({ ...deps, line: name, onSeat }, addPath);
  const ofVisitor = pace(deps.clock, callsPerMinute.ofVisitor);
  const ofDesk = pace(deps.clock, callsPerMinute.ofDesk);
  const started = endOldCalls(deps, name, wrapUps);
  return {
    tabs,
    lineSecret: line.secret,
    alone: new Set(),
    isReachable: (extension) => line.isReachable(extension),
    // His own limit first: who is refused there takes nothing from the others.
    mayCall: (deskId, visitorId) => ofVisitor(String(visitorId)) && ofDesk(String(deskId)),
    onSeat: (listener) => {
      seats.add(listener);
      return () => void seats.delete(listener);
    },
    counts: () => line.counts(),
    onEvent: followEvents(deps, tabs, wrapUps),
    close: async () => {
      await started;
      await closing(line, wrapUps);
    },
  };
};
