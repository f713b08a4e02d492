import { changeDeskBody, changedAnswer, deskAnswer, type DeskRow } from '@inlay/protocol/admin-http/desk.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { accepted } from '../../socket/answer.ts';
import type { DeskSettings } from '../../store/console-port.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';
import { named } from './named.ts';

export const settingsOfDesk = async (
  { store }: Pick<AdminDeps, 'store'>,
  deskId: number,
): Promise<DeskSettings> => {
  const settings = await store.reads.deskSettings(deskId);
  if (!settings) throw new WireError(404, 'unknown_desk');
  return settings;
};

const rowOf = ({ deskId, name, color, greeting, version }: DeskSettings): DeskRow => ({
  bid: deskId,
  name,
  color,
  greeting,
  version,
});

export const deskRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/desk',
    summary: 'Name, colour and greeting of the desk',
    answer: deskAnswer,
    run: async ({ deed }) => rowOf(await settingsOfDesk(deps, deed.deskId)),
  }),
  adminRoute({
    method: 'PATCH',
    url: '/desk',
    summary: 'Change them',
    body: changeDeskBody,
    answer: changedAnswer,
    run: async ({ deed, body: { version, name, ...change } }) =>
      accepted(
        await deps.store.writes.changeDesk({ ...deed, version, change: { ...change, ...named(name) } }),
      ),
  }),
];
