import { callsQuery, type CallsQuery } from '@inlay/protocol/admin-http/calls.ts';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callRow } from '../../calls/call-row.ts';
import type { Deps } from '../../deps.ts';
import type { CallRecord, CallSearch } from '../../store/calls-port.ts';
import { adminOf } from '../admin/admin-of.ts';
import { csvLine } from './csv.ts';

type Needs = Pick<Deps, 'store' | 'clock'>;

const pageRows = 500;

const columns = [
  'call_id',
  'started_at',
  'connected_at',
  'ended_at',
  'duration',
  'direction',
  'result',
  'hangup_code',
  'ended_by',
  'agent',
  'colleague',
  'caller',
  'callee',
  'order_id',
  'params',
  'other',
  'visitor',
  'charged',
  'recording',
];

const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** Whether there is something to hear, or why there is not. */
const recordedOf = ({ recordings }: CallRecord): string => {
  if (recordings.some(({ state }) => state === 'stored')) return 'yes';
  if (recordings.some(({ state }) => state === 'recording')) return 'waiting';
  return recordings.length > 0 ? 'failed' : 'no';
};

const lineOf = (call: CallRecord): string => {
  const row = callRow(call, null);
  return csvLine([
    row.call_id,
    time(row.started_at),
    time(row.connected_at),
    time(row.ended_at),
    row.duration,
    row.direction,
    row.result ?? row.state,
    row.hangup_code,
    row.ended_by,
    row.agent?.customer_name ?? null,
    row.colleague?.customer_name ?? null,
    row.caller,
    row.callee,
    row.order_id,
    row.params,
    row.other,
    row.visitor?.nickname ?? null,
    call.charged,
    recordedOf(call),
  ]);
};

/** Page by page: a year of calls never stands in memory at once. */
const linesOf = async function* (needs: Needs, search: CallSearch): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for their own code page.
  yield `\uFEFF${csvLine(columns)}`;
  let beforeId: number | null = null;
  for (;;) {
    const rows: CallRecord[] = await needs.store.reads.callsBefore({ ...search, beforeId, limit: pageRows });
    if (rows.length > 0) yield rows.map(lineOf).join('');
    beforeId = rows.at(-1)?.id ?? null;
    if (rows.length < pageRows) return;
  }
};

export const searchOf = (deskId: number, query: CallsQuery): CallSearch => ({
  deskId,
  agentId: query.agent_id === undefined ? null : Number(query.agent_id),
  search: query.search ?? '',
  from: query.from === undefined ? null : Number(query.from),
  to: query.to === undefined ? null : Number(query.to),
});

const send = (needs: Needs) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { deskId } = await adminOf(needs, request);
  const lines = Readable.from(linesOf(needs, searchOf(deskId, request.query as CallsQuery)));
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="calls.csv"')
    .header('cache-control', 'no-store')
    .send(lines);
};

/** P8. */
export const exportCalls = (app: FastifyInstance, needs: Needs): void =>
  void app.get('/api/admin/calls.csv', { schema: { querystring: callsQuery } }, send(needs));
