import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { webCallsBody } from '@inlay/protocol/admin-http/web-calls.ts';
import { accepted } from '../../socket/answer.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

/** V1, P6: the widget's call button. */
export const webCallRoutes = ({ store, bus }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'PUT',
    url: '/call-line/web-calls',
    summary: 'Let visitors call from the widget, or not',
    body: webCallsBody,
    answer: changedAnswer,
    run: async ({ deed, body: { version, web_calls: webCalls } }) => {
      const changed = accepted(await store.writes.changeCallLine({ ...deed, version, change: { webCalls } }));
      bus.publish([{ type: 'web_calls', deskId: deed.deskId }]);
      return changed;
    },
  }),
];
