import { open } from 'node:fs/promises';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps.ts';
import { filePath } from '../../files/file-store.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const openStored = async (path: string) => {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) throw new WireError(404, 'not_found');
    throw error;
  }
};

/** Shown by any page that a desk lives in, and never run: whatever it were, it is sandboxed. */
export const download = (app: FastifyInstance, { store, config }: Deps): void => {
  app.get<{ Params: { id: string; name: string } }>('/files/:id/:name', async (request, reply) => {
    const { id } = request.params;
    const record = /^[\w-]{32}$/.test(id) ? await store.reads.upload(id) : null;
    if (!record) throw new WireError(404, 'not_found');
    const file = await openStored(filePath(config.dataDir, record));
    return reply
      .type(record.mime)
      .header('content-length', record.size)
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(record.name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(file.createReadStream());
  });
};
