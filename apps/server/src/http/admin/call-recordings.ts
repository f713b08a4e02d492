import { recordingLinkAnswer } from '@inlay/protocol/calls-http/recordings.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { removeBytes } from '../../calls/recordings/remove-bytes.ts';
import { linkSeconds, linkTo } from '../../calls/recordings/signed-link.ts';
import { accepted } from '../../socket/answer.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

/** P8. */
export const callRecordingRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/call-recordings/:id/link',
    summary: 'An address of a recording, for a player; good for a while',
    answer: recordingLinkAnswer,
    run: async ({ deed, admin, id }) => {
      const found = await deps.store.reads.recording(deed.deskId, id);
      if (found?.state !== 'stored') throw new WireError(404, 'unknown_recording');
      return { url: linkTo(found, admin.id, deed.now), expires_in: linkSeconds };
    },
  }),
  adminRoute({
    method: 'DELETE',
    url: '/call-recordings/:id',
    summary: 'Delete a recording of a call, for ever',
    answer: emptyAnswer,
    run: async ({ deed, id }) => {
      const { chunks } = accepted(await deps.store.writes.removeRecording({ ...deed, recordingId: id }));
      await removeBytes(deps, id, chunks);
    },
  }),
];
