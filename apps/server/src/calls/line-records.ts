import type { OneAtATime } from '../auth/one-at-a-time.ts';
import type { Deps } from '../deps.ts';
import type { CallEvent } from '../sip/ports.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { readVisitorUser } from './visitor-caller.ts';

type Needs = Pick<Deps, 'store'> & {
  line: string;
  /** By call, so that an end is never stored before the beginning. */
  turns: OneAtATime;
};
type Person = Pick<AgentRecord, 'id' | 'deskId'> | null;
type Sides = { caller: Person; callee: Person };

/** Who is disabled in a call is in it until it ends. */
const agentOf = async ({ store }: Needs, extension: string): Promise<Person> => {
  const agentId = await store.reads.ownerOfExtension(extension);
  return agentId === null ? null : store.reads.agent(agentId);
};

/** Which agents a call is between; a number of the line is no agent. */
const sidesOf = async (needs: Needs, event: CallEvent, { caller, callee } = event): Promise<Sides> => ({
  caller: await agentOf(needs, caller),
  callee: await agentOf(needs, 'by' in event && event.name !== 'transferred' ? event.by : callee),
});

/** As long as nobody has answered, a visitor's name tells his desk, and the number that somebody outside has dialled. */
const deskOf = async (
  { store }: Needs,
  { caller, callee }: Sides,
  event: CallEvent,
): Promise<number | null> =>
  caller?.deskId ??
  callee?.deskId ??
  readVisitorUser(event.caller)?.deskId ??
  store.reads.deskOfCallNumber(event.callee);

const endedBy = (
  event: Extract<CallEvent, { name: 'ended' }>,
  { caller }: Sides,
): 'agent' | 'other' | 'server' => {
  if (event.endedBy === '') return 'server';
  // The record is the caller's, if an agent called, else the callee's.
  const owner = caller === null ? event.callee : event.caller;
  return event.endedBy === owner ? 'agent' : 'other';
};

/** A call that an agent or a visitor dials is in the store already: the policy wrote it there. */
const begin = async ({ store, line }: Needs, event: CallEvent, { caller, callee }: Sides): Promise<void> => {
  if (caller !== null || callee === null || readVisitorUser(event.caller)) return;
  const { callId: uid, orderId, params, other, direction, at: now } = event;
  const { deskId } = callee;
  const call = { uid, deskId, line, caller: event.caller, callee: event.callee, orderId, params, other, now };
  await store.writes.beginCall({ ...call, direction, outside: '', visitorId: null });
};

const handOver = async (
  needs: Needs,
  event: Extract<CallEvent, { name: 'transferred' }>,
  named: { uid: string; deskId: number; now: number },
): Promise<void> => {
  const { writes } = needs.store;
  const to = await agentOf(needs, event.to);
  const by = await agentOf(needs, event.by);
  if (to !== null) await writes.joinCall({ ...named, agentId: to.id });
  if (by !== null) await writes.leaveCall({ ...named, agentId: by.id });
};

const record = async (needs: Needs, event: CallEvent): Promise<void> => {
  const { writes } = needs.store;
  const sides = await sidesOf(needs, event);
  const deskId = await deskOf(needs, sides, event);
  if (deskId === null) return;
  const named = { uid: event.callId, deskId, now: event.at };
  const agentIds = [sides.caller, sides.callee].flatMap((agent) => (agent ? [agent.id] : []));
  switch (event.name) {
    case 'started':
      return begin(needs, event, sides);
    case 'ringing':
      if (sides.callee) await writes.joinCall({ ...named, agentId: sides.callee.id });
      return;
    case 'answered':
      return void (await writes.answerCall({ ...named, agentIds }));
    case 'left':
      if (sides.callee) await writes.leaveCall({ ...named, agentId: sides.callee.id });
      return;
    case 'transferred':
      return handOver(needs, event, named);
    case 'ended': {
      const { result, hangupCode } = event;
      return void (await writes.endCall({ ...named, result, hangupCode, endedBy: endedBy(event, sides) }));
    }
    case 'lost':
    case 'back':
    default:
      return undefined;
  }
};

/** P8, R4: what the built-in line tells becomes a record, and occupies the agents. */
export const recordCall = (needs: Needs, event: CallEvent): Promise<void> =>
  needs.turns(event.callId, () => record(needs, event));
