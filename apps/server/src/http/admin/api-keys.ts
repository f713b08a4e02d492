import { apiKeysAnswer, createApiKeyAnswer, createApiKeyBody } from '@inlay/protocol/admin-http/api-key.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { accepted } from '../../socket/answer.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

/** A14. */
export const apiKeyRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/api-keys',
    summary: 'The API keys of the desk, without the keys themselves',
    answer: apiKeysAnswer,
    run: async ({ deed }) =>
      (await store.reads.apiKeys(deed.deskId)).map(({ id, name, createdAt }) => ({
        id,
        name,
        created_at: createdAt,
      })),
  }),
  adminRoute({
    method: 'POST',
    url: '/api-keys',
    summary: 'Make a key; it is shown in this answer only',
    body: createApiKeyBody,
    answer: createApiKeyAnswer,
    run: async ({ deed, body }) => {
      const key = newToken('key');
      const made = { ...deed, name: body.name.trim(), keyHash: hashToken(key) };
      return { id: accepted(await store.writes.addApiKey(made)).apiKeyId, key };
    },
  }),
  adminRoute({
    method: 'DELETE',
    url: '/api-keys/:id',
    summary: 'Revoke a key; its next call is refused',
    answer: emptyAnswer,
    run: async ({ deed, id }) => {
      accepted(await store.writes.dropApiKey({ ...deed, apiKeyId: id }));
    },
  }),
];
