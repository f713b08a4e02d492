import { chargeOf } from '@inlay/domain/call-policy.ts';
import type { StoreWrites } from '../../port.ts';
import type { Of } from '../console/deed.ts';
import type { Db, Emit } from '../transaction.ts';
import { addParty, findCall, insertCall, isVisitorInCall, nameOfAgent, tellCall } from './insert-call.ts';
import { holdAgents, occupy, release } from './occupancy.ts';
import { policyRow } from './policy-row.ts';

// P8: what becomes of a call after it was let through. Whatever a line says twice, or too late, changes nothing.

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;
type Ending = Pick<Parameters<StoreWrites['endCall']>[0], 'result' | 'hangupCode' | 'endedBy' | 'now'>;

export const beginCall: Of<'beginCall'> = async (db, input, emit) => {
  if (await findCall(db, input)) return { begun: false };
  const { direction, outside, visitorId, onlyOne = false } = input;
  if (onlyOne && visitorId !== null && (await isVisitorInCall(db, input.deskId, visitorId)))
    return { begun: false };
  const id = await insertCall(db, input, { direction, number_key: outside, visitor_id: visitorId });
  await tellCall(db, emit, id, 'started');
  return { begun: true };
};

const liveCall = async (db: Db, input: { deskId: number; uid: string }): Promise<Call | null> => {
  const call = await findCall(db, input);
  return call && call.ended_at === null ? call : null;
};

/** The first agent at whom a call from outside rings is its owner until another one answers. */
const rolesWith = async (db: Db, call: Call, agentId: number) => {
  if (call.agent_id === agentId || call.colleague_id !== null) return null;
  const name = await nameOfAgent(db, agentId);
  return call.agent_id === null
    ? { agent_id: agentId, agent_name: name }
    : { colleague_id: agentId, colleague_name: name };
};

export const joinCall: Of<'joinCall'> = async (db, input, emit) => {
  const call = await liveCall(db, input);
  const agent = await db
    .selectFrom('agent')
    .select('id')
    .where('id', '=', input.agentId)
    .where('desk_id', '=', input.deskId)
    .executeTakeFirst();
  if (!call || !agent) return { joined: false };
  await holdAgents(db, [input.agentId]);
  const roles = await rolesWith(db, call, input.agentId);
  if (roles) await db.updateTable('call').set(roles).where('id', '=', call.id).execute();
  await addParty(db, call.id, input.agentId, input.now);
  await occupy(db, emit, input.agentId);
  await tellCall(db, emit, call.id, 'changed');
  return { joined: true };
};

const liveParties = async (db: Db, callId: number) =>
  db
    .selectFrom('call_party')
    .select(['agent_id', 'talked'])
    .where('call_id', '=', callId)
    .where('left_at', 'is', null)
    .orderBy('agent_id')
    .execute();

const wrapUpUntil = async (db: Db, deskId: number, talked: boolean, now: number): Promise<number | null> => {
  const { wrap_up_seconds: seconds } = await policyRow(db, deskId);
  return talked && seconds > 0 ? now + seconds * 1000 : null;
};

const leave = async (
  db: Db,
  emit: Emit,
  call: Call,
  party: { agent_id: number; talked: 0 | 1 },
  now: number,
): Promise<void> => {
  await db
    .updateTable('call_party')
    .set({ left_at: now })
    .where('call_id', '=', call.id)
    .where('agent_id', '=', party.agent_id)
    .execute();
  const until = await wrapUpUntil(db, call.desk_id, party.talked === 1, now);
  await release(db, emit, party.agent_id, until);
};

/** Of all at whom it rang, who answers is the one whose call it is. */
const rolesOnAnswer = async (db: Db, call: Call, agentIds: readonly number[]) => {
  const answering = agentIds.find((id) => id !== call.agent_id || call.direction !== 1);
  if (answering === undefined) return {};
  const name = await nameOfAgent(db, answering);
  return call.direction === 1
    ? { colleague_id: answering, colleague_name: name }
    : { agent_id: answering, agent_name: name, colleague_id: null, colleague_name: '' };
};

/** What is paid ends when the money does; what costs nothing is given up after a day. */
const longestTalk = (call: Call): number =>
  call.reserved === 0 ? 24 * 3_600_000 : (call.ends_by ?? call.started_at) - call.started_at;

export const answerCall: Of<'answerCall'> = async (db, input, emit) => {
  const call = await liveCall(db, input);
  if (!call || call.state === 'talking') return { answered: false };
  const parties = await liveParties(db, call.id);
  await holdAgents(
    db,
    parties.map(({ agent_id: agentId }) => agentId),
  );
  await db
    .updateTable('call')
    .set({
      state: 'talking',
      connected_at: input.now,
      ends_by: input.now + longestTalk(call),
      ...(await rolesOnAnswer(db, call, input.agentIds)),
    })
    .where('id', '=', call.id)
    .execute();
  await db
    .updateTable('call_party')
    .set({ talked: 1 })
    .where('call_id', '=', call.id)
    .where('agent_id', 'in', [0, ...input.agentIds])
    .execute();
  for (const party of parties)
    if (!input.agentIds.includes(party.agent_id))
      await leave(db, emit, call, { ...party, talked: 0 }, input.now);
  await tellCall(db, emit, call.id, 'changed');
  return { answered: true };
};

export const leaveCall: Of<'leaveCall'> = async (db, input, emit) => {
  const call = await liveCall(db, input);
  const parties = call ? await liveParties(db, call.id) : [];
  const party = parties.find(({ agent_id: id }) => id === input.agentId);
  if (!call || !party) return { left: false, remaining: parties.length };
  await holdAgents(db, [input.agentId]);
  await leave(db, emit, call, party, input.now);
  await tellCall(db, emit, call.id, 'changed');
  return { left: true, remaining: parties.length - 1 };
};

const chargeFor = (call: Call, now: number): number => {
  const talked = call.connected_at === null ? 0 : now - call.connected_at;
  return chargeOf({ pricePerMinute: call.price_per_minute, reserved: call.reserved }, talked);
};

/** P4: what was reserved is given back, what was talked is paid, in one go. */
const settle = async (db: Db, call: Call, charge: number): Promise<void> => {
  if (call.reserved === 0) return;
  await db
    .updateTable('call_policy')
    .set((eb) => ({
      reserved: eb('reserved', '-', call.reserved),
      balance: eb('balance', '-', charge),
    }))
    .where('desk_id', '=', call.desk_id)
    .execute();
};

const finish = async (db: Db, emit: Emit, call: Call, ending: Ending): Promise<void> => {
  const { now, result, hangupCode, endedBy } = ending;
  const parties = await liveParties(db, call.id);
  await holdAgents(
    db,
    parties.map(({ agent_id: agentId }) => agentId),
  );
  const charged = chargeFor(call, now);
  const { numUpdatedRows } = await db
    .updateTable('call')
    .set({
      state: 'ended',
      ended_at: now,
      // A call that was answered was answered, however it ended.
      result: call.connected_at === null ? result : 'answered',
      hangup_code: hangupCode,
      ended_by: endedBy,
      charged,
      reserved: 0,
    })
    .where('id', '=', call.id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  // Somebody else has just ended it: it is paid once.
  if (numUpdatedRows === 0n) return;
  await settle(db, call, charged);
  for (const party of parties) await leave(db, emit, call, party, now);
  await tellCall(db, emit, call.id, 'ended');
};

export const endCall: Of<'endCall'> = async (db, input, emit) => {
  const call = await liveCall(db, input);
  if (!call) return { ended: false };
  await finish(db, emit, call, input);
  return { ended: true };
};

export const endLostCalls: Of<'endLostCalls'> = async (db, { line, now }, emit) => {
  const lost = db.selectFrom('call').selectAll().where('ended_at', 'is', null).orderBy('id').limit(200);
  // Who has begun a call since then is none of the old ones.
  const calls = await (
    line === null
      ? lost.where('ends_by', '<', now)
      : lost.where('line', '=', line).where('started_at', '<', now)
  ).execute();
  for (const call of calls)
    await finish(db, emit, call, { now, result: 'failed', hangupCode: 801, endedBy: 'server' });
  return { ended: calls.length };
};
