import { auditAnswer, auditQuery, type AuditRow } from '@inlay/protocol/admin-http/audit.ts';
import type { AuditRecord } from '../../store/console-port.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

const rowsOfPage = 50;

const rowOf = ({ agentId, agentName, ...rest }: AuditRecord): AuditRow => ({
  ...rest,
  agent_id: agentId,
  agent_name: agentName,
});

export const auditRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/audit',
    summary: 'Who changed what, newest first',
    query: auditQuery,
    answer: auditAnswer,
    run: async ({ deed: { deskId }, query: { before, limit } }) => {
      const page = {
        deskId,
        before: before === undefined ? null : Number(before),
        limit: limit === undefined ? rowsOfPage : Number(limit),
      };
      return (await store.reads.audit(page)).map(rowOf);
    },
  }),
];
