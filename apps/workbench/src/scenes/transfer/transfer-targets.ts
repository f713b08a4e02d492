import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { TransferTarget } from '../../actions/transfer-thread.ts';

type Data = AgentReply<'get_colleagues'>['data'];
export type ColleagueRow = Data['customer_list'][number];
export type GroupRow = Data['group_list'][number];

const fits = (text: string, query: string): boolean =>
  text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());

const hasRoom = (row: ColleagueRow): number => Number(row.status === 1 && row.open_threads < row.capacity);

/** Those who can take the visitor now stand first, then available, busy, away, offline. */
const byReadiness = (a: ColleagueRow, b: ColleagueRow): number =>
  hasRoom(b) - hasRoom(a) ||
  (a.status || 9) - (b.status || 9) ||
  a.customer_name.localeCompare(b.customer_name);

export const fittingColleagues = (data: Data, me: number, query: string): ColleagueRow[] =>
  data.customer_list
    .filter((row) => row.customer_id !== me && fits(row.customer_name, query))
    .sort(byReadiness);

export const fittingGroups = (data: Data, query: string): GroupRow[] =>
  data.group_list.filter((row) => fits(`${row.name} ${row.group_no}`, query));

export const sameTarget = (a: TransferTarget, b: TransferTarget): boolean => {
  if (a.to === 'agent') return b.to === 'agent' && a.id === b.id;
  if (a.to === 'workgroup') return b.to === 'workgroup' && a.groupNo === b.groupNo;
  return b.to === 'queue';
};
