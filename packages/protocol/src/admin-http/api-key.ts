import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';
import { nameText, rowId, strict } from './fields.ts';

/** A14: a row of GET /api/admin/api-keys */
export const apiKeyRow = Type.Object({ id: rowId, name: Type.String(), created_at: unixMillis });
export type ApiKeyRow = Static<typeof apiKeyRow>;
export const apiKeysAnswer = answer(Type.Array(apiKeyRow));

/** POST /api/admin/api-keys. The key is shown here and never again. */
export const createApiKeyBody = Type.Object({ name: nameText }, strict);
export type CreateApiKeyBody = Static<typeof createApiKeyBody>;
export const createApiKeyAnswer = answer(Type.Object({ id: rowId, key: Type.String() }));
export type CreatedApiKey = Static<typeof createApiKeyAnswer>['data'];
