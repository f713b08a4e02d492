import { callsAnswer, callsQuery } from '@inlay/protocol/admin-http/calls.ts';
import { callRow } from '../../calls/call-row.ts';
import { searchOf } from '../calls/export.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

const rowsOfPage = 50;

/** P8: of all agents. */
export const callListRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/calls',
    summary: 'Calls of the desk, the newest first; calls.csv gives all of them as a file',
    query: callsQuery,
    answer: callsAnswer,
    run: async ({ deed: { deskId }, query }) => {
      const page = Number(query['page'] ?? 1);
      const pagesize = Number(query['pagesize'] ?? rowsOfPage);
      const { rows, total } = await store.reads.calls({ ...searchOf(deskId, query), page, pagesize });
      return { calls: rows.map((call) => callRow(call, null)), total, page };
    },
  }),
];
