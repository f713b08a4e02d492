import {
  type CallNumberRow,
  callNumbersAnswer,
  type ChangeCallNumberBody,
  changeCallNumberBody,
  createCallNumberBody,
} from '@inlay/protocol/admin-http/call-number.ts';
import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { createdAnswer } from '@inlay/protocol/admin-http/workgroup.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { accepted } from '../../socket/answer.ts';
import type { CallNumberRecord } from '../../store/calls-port.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

const rowOf = ({ agentIds, ...rest }: CallNumberRecord): CallNumberRow => ({ ...rest, agent_ids: agentIds });

const changeOf = ({ label, enabled, agent_ids: agentIds }: ChangeCallNumberBody) => ({
  ...(label === undefined ? {} : { label: label.trim() }),
  ...(enabled === undefined ? {} : { enabled }),
  ...(agentIds === undefined ? {} : { agentIds }),
});

/** P4: the numbers that agents may show. */
export const callNumberRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/call-numbers',
    summary: 'Numbers that agents show when they call out',
    answer: callNumbersAnswer,
    run: async ({ deed: { deskId } }) => (await store.reads.callNumbers(deskId)).map(rowOf),
  }),
  adminRoute({
    method: 'POST',
    url: '/call-numbers',
    summary: 'Add a number',
    body: createCallNumberBody,
    answer: createdAnswer,
    run: async ({ deed, body: { number, label = '', agent_ids: agentIds } }) => {
      const added = { ...deed, number: number.replace(/^\+/, ''), label: label.trim(), agentIds };
      return { id: accepted(await store.writes.addCallNumber(added)).callNumberId };
    },
  }),
  adminRoute({
    method: 'PATCH',
    url: '/call-numbers/:id',
    summary: 'Change a number: its label, its agents, whether it is used',
    body: changeCallNumberBody,
    answer: changedAnswer,
    run: async ({ deed, id, body }) =>
      accepted(
        await store.writes.changeCallNumber({
          ...deed,
          callNumberId: id,
          version: body.version,
          change: changeOf(body),
        }),
      ),
  }),
  adminRoute({
    method: 'DELETE',
    url: '/call-numbers/:id',
    summary: 'Remove a number',
    answer: emptyAnswer,
    run: async ({ deed, id }) => {
      accepted(await store.writes.dropCallNumber({ ...deed, callNumberId: id }));
      return undefined;
    },
  }),
];
