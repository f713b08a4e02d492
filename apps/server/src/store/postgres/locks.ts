import { type RawBuilder, sql } from 'kysely';
import type { StoreWrites } from '../port.ts';
import type { TransactionName } from '../transactions/all.ts';
import { visitorLockName } from '../transactions/hold-still.ts';
import type { Db } from '../transactions/transaction.ts';

// SQLite has one writer; here transactions run side by side, on this node and others. Each first takes a lock on what
// it is about to decide, before it writes anything: so the numbers of transactions, by which the log of changes is
// ordered, grow in the order in which a visitor's or an agent's changes happened.

const run = async (db: Db, lock: RawBuilder<unknown>): Promise<void> => void (await lock.execute(db));

const visitorIdLock = (db: Db, visitorId: number): Promise<void> =>
  run(
    db,
    sql`SELECT pg_advisory_xact_lock(hashtextextended('visitor ' || desk_id || '/' || userid, 0)) FROM visitor WHERE id = ${visitorId}`,
  );

const named = (db: Db, name: string): Promise<void> =>
  run(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);

const ofVisitor = (db: Db, input: { deskId: number; userid: string }) => named(db, visitorLockName(input));
const ofAgent = (db: Db, input: { agentId: number }) => named(db, `agent ${input.agentId}`);

/** P4: the money of a desk is decided about by one at a time; whose status it changes is locked next (occupancy.ts). */
const ofDeskCalls = (db: Db, input: { deskId: number }) => named(db, `calls ${input.deskId}`);

const ofLease = (db: Db, input: { agentId: number }) => named(db, `media lease ${input.agentId}`);

const ofRecording = (db: Db, input: { recordingId: number }) => named(db, `recording ${input.recordingId}`);

type Locks = { [K in TransactionName]?: (db: Db, input: Parameters<StoreWrites[K]>[0]) => Promise<void> };

const locks: Locks = {
  connectThread: ofVisitor,
  closeThread: ofVisitor,
  transferThread: ofVisitor,
  markReadByAgent: ofVisitor,
  setChatSign: ofVisitor,
  updateVisitor: ofVisitor,
  markReadByVisitor: (db, input) => visitorIdLock(db, input.visitorId),
  rateThread: (db, input) => visitorIdLock(db, input.visitorId),
  // D5: one router at a time counts who has room. It locks those it has chosen itself (hold-still.ts).
  assignWaiting: (db, input) => named(db, `routing ${input.deskId}`),
  // A3: of failures at the same moment each is counted.
  recordLoginFailure: (db, input) => named(db, `login ${input.key}`),
  setStatus: ofAgent,
  setAutoConnect: ofAgent,
  claimAgentSession: ofAgent,
  releaseAgentSession: ofAgent,
  endAgentSessions: ofAgent,
  admitCall: async (db, input) => {
    await ofDeskCalls(db, input);
    await ofAgent(db, input);
  },
  beginCall: ofDeskCalls,
  joinCall: ofDeskCalls,
  answerCall: ofDeskCalls,
  leaveCall: ofDeskCalls,
  endCall: ofDeskCalls,
  endLostCalls: (db) => named(db, 'lost calls'),
  endWrapUp: ofAgent,
  writeCallLine: ofVisitor,
  takeCaller: ofVisitor,
  addCallFunds: ofDeskCalls,
  // P8: one records at a time.
  beginRecording: ofDeskCalls,
  addRecordingChunk: ofRecording,
  endRecording: ofRecording,
  removeRecording: ofRecording,
  sweepRecordings: (db) => named(db, 'recordings'),
  claimMediaLease: ofLease,
  renewMediaLease: ofLease,
  releaseMediaLease: ofLease,
};

export const takeLock = async (db: Db, name: TransactionName, input: unknown): Promise<void> => {
  // The table ties each name to its input.
  const lock = locks[name] as ((db: Db, input: unknown) => Promise<void>) | undefined;
  await lock?.(db, input);
};

/** For a batch of sends: all their visitors at once, in one order everywhere. */
export const visitorsLockSql =
  "SELECT pg_advisory_xact_lock(key) FROM (SELECT hashtextextended('visitor ' || name, 0) AS key FROM unnest($1::text[]) AS name ORDER BY 1) AS keys";
