import { sql } from 'kysely';
import { callRecords, selectCalls } from '../call-record.ts';
import type { CallReads, CallSearch } from '../calls-port.ts';
import { recordingReads } from './recordings.ts';
import { isVisitorInCall } from '../transactions/calls/insert-call.ts';
import { lineSettings } from '../transactions/calls/call-line.ts';
import { callNumbersOf } from '../transactions/calls/call-numbers.ts';
import { policySettings } from '../transactions/calls/call-settings.ts';
import { providerRow } from '../transactions/calls/oidc-provider.ts';
import { callerNumbersOf } from '../transactions/calls/policy-facts.ts';
import type { Db } from '../transactions/transaction.ts';

/** What a person types is text, not a pattern. */
const likeText = (search: string): string =>
  // A text ends for SQLite where a NUL stands.
  `%${search
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
    .toLowerCase()}%`;

const searched = [
  'call.caller',
  'call.callee',
  'call.order_id',
  'call.agent_name',
  'call.colleague_name',
  'visitor.nickname',
] as const;

const narrowed = (db: Db, { deskId, agentId, search, from, to }: CallSearch) => {
  let query = selectCalls(db).where('call.desk_id', '=', deskId);
  if (agentId !== null)
    query = query.where('call.id', 'in', (eb) =>
      eb.selectFrom('call_party').select('call_id').where('call_party.agent_id', '=', agentId),
    );
  if (from !== null) query = query.where('call.started_at', '>=', from);
  if (to !== null) query = query.where('call.started_at', '<', to);
  const text = search.trim();
  if (text !== '')
    query = query.where((eb) =>
      eb.or(
        searched.map((column) => sql<boolean>`lower(${eb.ref(column)}) LIKE ${likeText(text)} ESCAPE '\\'`),
      ),
    );
  return query;
};

const lists = (db: Db): Pick<CallReads, 'call' | 'calls' | 'callsBefore' | 'isVisitorInCall'> => ({
  isVisitorInCall: (deskId, visitorId) => isVisitorInCall(db, deskId, visitorId),
  call: async (deskId, uid) => {
    const rows = await selectCalls(db)
      .where('call.desk_id', '=', deskId)
      .where('call.uid', '=', uid)
      .execute();
    return (await callRecords(db, rows))[0] ?? null;
  },
  calls: async (input) => {
    const { page, pagesize } = input;
    const { total } = await narrowed(db, input)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await narrowed(db, input)
      .orderBy('call.started_at', 'desc')
      .orderBy('call.id', 'desc')
      .offset((page - 1) * pagesize)
      .limit(pagesize)
      .execute();
    return { rows: await callRecords(db, rows), total };
  },
  callsBefore: async (input) => {
    const query = narrowed(db, input).orderBy('call.id', 'desc').limit(input.limit);
    const rows = await (
      input.beforeId === null ? query : query.where('call.id', '<', input.beforeId)
    ).execute();
    return callRecords(db, rows);
  },
});

const settings = (
  db: Db,
): Pick<
  CallReads,
  'callPolicy' | 'callNumbers' | 'callerNumbers' | 'deskOfCallNumber' | 'callLine' | 'callLineUrls'
> => ({
  callPolicy: (deskId) => policySettings(db, deskId),
  callNumbers: (deskId) => callNumbersOf(db, deskId),
  callerNumbers: (agentId) => callerNumbersOf(db, agentId),
  deskOfCallNumber: async (number) => {
    const row = await db
      .selectFrom('call_number')
      .select('desk_id')
      .where('number', '=', number)
      .where('enabled', '=', 1)
      .executeTakeFirst();
    return row?.desk_id ?? null;
  },
  callLine: (deskId) => lineSettings(db, deskId),
  callLineUrls: async () => {
    const rows = await db
      .selectFrom('call_line')
      .select('sip_url')
      .distinct()
      .where('sip_url', '<>', '')
      .orderBy('sip_url')
      .execute();
    return rows.map((row) => row.sip_url);
  },
});

const providerOf = (row: NonNullable<Awaited<ReturnType<typeof providerRow>>>) => ({
  deskId: row.desk_id,
  issuer: row.issuer,
  clientId: row.client_id,
  clientSecret: row.client_secret,
  version: row.version,
});

const providers = (db: Db): Pick<CallReads, 'oidcProvider' | 'oidcProviders'> => ({
  oidcProvider: async (deskId) => {
    const row = await providerRow(db, deskId);
    return row ? providerOf(row) : null;
  },
  oidcProviders: async () => {
    const rows = await db
      .selectFrom('oidc_provider')
      .selectAll()
      .where('issuer', '<>', '')
      .orderBy('desk_id')
      .execute();
    return rows.map(providerOf);
  },
});

const phones = (
  db: Db,
): Pick<CallReads, 'mediaLease' | 'agentIdByExtension' | 'ownerOfExtension' | 'wrapUpUntil' | 'wrapUps'> => ({
  mediaLease: async (agentId, now) => {
    const row = await db
      .selectFrom('media_lease')
      .selectAll()
      .where('agent_id', '=', agentId)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row ? { tab: row.tab, fencing: row.fencing, expiresAt: row.expires_at } : null;
  },
  agentIdByExtension: async (extension) => {
    const row = await db
      .selectFrom('agent')
      .select('id')
      .where('extension', '=', extension)
      .where('enabled', '=', 1)
      .executeTakeFirst();
    return row?.id ?? null;
  },
  ownerOfExtension: async (extension) => {
    const owner = db.selectFrom('agent').select('id').where('extension', '=', extension);
    return (await owner.executeTakeFirst())?.id ?? null;
  },
  wrapUpUntil: async (agentId) => {
    const row = await db
      .selectFrom('agent')
      .select('wrap_up_until')
      .where('id', '=', agentId)
      .where('call_phase', '=', 'wrap_up')
      .executeTakeFirst();
    return row?.wrap_up_until ?? null;
  },
  wrapUps: async () => {
    const rows = await db
      .selectFrom('agent')
      .select(['id', 'wrap_up_until'])
      .where('call_phase', '=', 'wrap_up')
      .execute();
    return rows.map((row) => ({ agentId: row.id, until: row.wrap_up_until ?? 0 }));
  },
});

export const callReads = (db: Db): CallReads => ({
  ...lists(db),
  ...settings(db),
  ...providers(db),
  ...phones(db),
  ...recordingReads(db),
});
