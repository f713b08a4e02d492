import multipart from '@fastify/multipart';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps.ts';
import { pace } from '../../files/pace.ts';
import { storePicture } from '../../files/store-picture.ts';
import { okAnswer } from '../json-route.ts';
import { senderOf } from './sender.ts';

const picturesPerMinute = 30;

/** POST /api/uploads: one file, in memory until it is known to be a picture. */
export const uploads = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  const limit = deps.config.uploadMaxBytes;
  const allowed = pace(deps.clock, picturesPerMinute);
  await app.register(async (scope) => {
    const limits = { fileSize: limit, files: 1, fields: 4, parts: 5, fieldSize: 1024, headerPairs: 20 };
    await scope.register(multipart, { limits, throwFileSizeLimit: true });
    scope.removeContentTypeParser('application/json');
    scope.post('/api/uploads', { bodyLimit: limit + 16 * 1024 }, async (request) => {
      // Before a byte of the file is read.
      const sender = await senderOf(deps, request);
      if (!allowed(sender.paceKey)) throw new WireError(429, 'too_many_uploads');
      const file = await request.file();
      if (!file) throw new WireError(400, 'no_file');
      const bytes = await file.toBuffer();
      return okAnswer(await storePicture(deps, { deskId: sender.deskId, name: file.filename ?? '', bytes }));
    });
  });
};
