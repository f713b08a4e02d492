import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { embedOriginsAnswer, embedOriginsBody } from '@inlay/protocol/admin-http/embed-origins.ts';
import { embedOriginOf } from '@inlay/protocol/admin-http/web-address.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { accepted } from '../../socket/answer.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { settingsOfDesk } from './desk.ts';

const originOf = (text: string): string => {
  const found = embedOriginOf(text);
  if ('origin' in found) return found.origin;
  throw new WireError(400, `address_${found.problem}`, { address: text.slice(0, 100) });
};

/** W9. */
export const embedOriginRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/embed-origins',
    summary: 'The origins that may embed the workbench',
    answer: embedOriginsAnswer,
    run: async ({ deed }) => {
      const { embedOrigins: origins, originsVersion: version } = await settingsOfDesk(deps, deed.deskId);
      return { origins, version };
    },
  }),
  adminRoute({
    method: 'PUT',
    url: '/embed-origins',
    summary: 'Replace the list; the next page is sent with it',
    body: embedOriginsBody,
    answer: changedAnswer,
    run: async ({ deed, body: { version, origins } }) => {
      const input = { ...deed, version, origins: origins.map(originOf) };
      const result = accepted(await deps.store.writes.replaceEmbedOrigins(input));
      deps.origins.forget();
      return result;
    },
  }),
];
