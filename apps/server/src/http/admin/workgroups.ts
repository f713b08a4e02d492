import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import {
  changeWorkgroupBody,
  createdAnswer,
  createWorkgroupBody,
  workgroupsAnswer,
  type WorkgroupRow,
} from '@inlay/protocol/admin-http/workgroup.ts';
import { accepted } from '../../socket/answer.ts';
import type { WorkgroupEntry } from '../../store/console-port.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { named } from './named.ts';

const rowOf = ({ id, groupNo, name, isDefault, agentIds, version }: WorkgroupEntry): WorkgroupRow => ({
  id,
  group_no: groupNo,
  name,
  is_default: isDefault,
  agent_ids: agentIds,
  version,
});

export const workgroupRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/workgroups',
    summary: 'The workgroups of the desk and their members',
    answer: workgroupsAnswer,
    run: async ({ deed }) => (await store.reads.workgroupEntries(deed.deskId)).map(rowOf),
  }),
  adminRoute({
    method: 'POST',
    url: '/workgroups',
    summary: 'Make a workgroup',
    body: createWorkgroupBody,
    answer: createdAnswer,
    run: async ({ deed, body }) => {
      const made = { ...deed, name: body.name.trim(), agentIds: body.agent_ids };
      return { id: accepted(await store.writes.addWorkgroup(made)).workgroupId };
    },
  }),
  adminRoute({
    method: 'PATCH',
    url: '/workgroups/:id',
    summary: 'Rename it, replace its members, make it the default one',
    body: changeWorkgroupBody,
    answer: changedAnswer,
    run: async ({ deed, id, body: { version, name, agent_ids: agentIds, is_default: isDefault } }) =>
      accepted(
        await store.writes.changeWorkgroup({
          ...deed,
          workgroupId: id,
          version,
          change: { ...named(name), ...(agentIds ? { agentIds } : {}), ...(isDefault ? { isDefault } : {}) },
        }),
      ),
  }),
];
