import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { sipServerOf } from './phone-account.ts';

type Needs = Pick<Deps, 'store' | 'clock' | 'config'>;
type Agent = Pick<AgentRecord, 'id' | 'deskId'>;

export const operatorLine = 'operator';

const isOnOperatorsLine = async ({ store, config }: Needs, deskId: number): Promise<boolean> =>
  !sipServerOf({ config, lineSecret: '' }, await store.reads.callLine(deskId)).builtIn;

const outsiderOf = ({ direction, caller, callee }: PhoneCall): string =>
  (direction === 1 ? callee : caller).replace(/\D/g, '');

const begin = async (
  { store }: Needs,
  { id, deskId }: Agent,
  call: PhoneCall,
  now: number,
): Promise<void> => {
  const { callId: uid, caller, callee, orderId = '', params = '', other = '' } = call;
  const direction = call.direction === 2 ? 2 : 0;
  const fields = { uid, deskId, line: operatorLine, caller, callee, orderId, params, other, now };
  await store.writes.beginCall({ ...fields, direction, outside: outsiderOf(call), visitorId: null });
  await store.writes.joinCall({ uid, deskId, agentId: id, now });
};

/** In the phone's words. */
const isElsewhere = (call: PhoneCall): boolean => call.hangupReason === 'answered elsewhere';

/** A call at several agents goes on with the others; one that was dialled is ended by what the SIP server says. */
const end = async ({ store }: Needs, { id, deskId }: Agent, call: PhoneCall, now: number): Promise<void> => {
  const named = { deskId, uid: call.callId, now };
  const record = await store.reads.call(deskId, call.callId);
  // P7a: another phone of this very agent has answered. He talks; the SIP server will tell of the end.
  if (isElsewhere(call) && record?.colleague === null) return;
  const { left, remaining } = await store.writes.leaveCall({ ...named, agentId: id });
  if (!record || !left || remaining > 0 || record.direction === 1) return;
  const result = record.connectedAt === null ? 'no-answer' : 'answered';
  await store.writes.endCall({ ...named, result, hangupCode: call.hangupCode ?? null, endedBy: 'other' });
};

/**
 * R4: on the operator's SIP server nobody but the page sees a call ring, so what it shows occupies the agent. Calls out
 * were let in by the policy; what they cost is settled by what the SIP server says, never by a page.
 */
export const noteOperatorCall = async (needs: Needs, agent: Agent, call: PhoneCall | null): Promise<void> => {
  if (call === null || call.callId === '' || !(await isOnOperatorsLine(needs, agent.deskId))) return;
  const { store, clock } = needs;
  const now = clock.now();
  const named = { uid: call.callId, deskId: agent.deskId, now };
  if (call.code === 1) return begin(needs, agent, call, now);
  if (call.code === 2) return void (await store.writes.answerCall({ ...named, agentIds: [agent.id] }));
  return call.code === 5 ? end(needs, agent, call, now) : undefined;
};
