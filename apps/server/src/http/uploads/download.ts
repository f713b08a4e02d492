import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';

/** Shown by any page that a desk lives in, and never run: whatever it were, it is sandboxed. */
export const download = (app: FastifyInstance, { store, files }: Deps & { files: FileStore }): void => {
  app.get<{ Params: { id: string; name: string } }>('/files/:id/:name', async (request, reply) => {
    const { id } = request.params;
    const record = /^[\w-]{32}$/.test(id) ? await store.reads.upload(id) : null;
    if (!record) throw new WireError(404, 'not_found');
    const file = await files.read(record);
    if (!file) throw new WireError(404, 'not_found');
    return reply
      .type(record.mime)
      .header('content-length', record.size)
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(record.name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(file);
  });
};
