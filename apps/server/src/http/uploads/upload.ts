import multipart from '@fastify/multipart';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import { pace } from '../../files/pace.ts';
import { storeUpload } from '../../files/store-upload.ts';
import type { GivenFile } from '../../files/stored-kind.ts';
import { okAnswer } from '../json-route.ts';
import { refusalOf } from '../refusal.ts';
import { senderOf } from './sender.ts';

const filesPerMinute = 30;

/** Whatever goes wrong while a form is read is the form's fault; its parser says so in many ways. */
const readFile = async (request: FastifyRequest, limit: number): Promise<GivenFile> => {
  try {
    const file = await request.file();
    if (!file) throw new WireError(400, 'no_file');
    return { name: file.filename ?? '', mime: file.mimetype, bytes: await file.toBuffer() };
  } catch (error) {
    throw refusalOf(error, limit) ?? new WireError(400, 'no_file');
  }
};

type UploadDeps = Deps & { files: FileStore };

const receive = async (
  deps: UploadDeps,
  allowed: (key: string) => boolean,
  request: FastifyRequest,
): Promise<object> => {
  // Before a byte of the file is read.
  const sender = await senderOf(deps, request);
  if (!allowed(sender.paceKey)) throw new WireError(429, 'too_many_uploads');
  const file = await readFile(request, deps.config.uploadMaxBytes);
  return okAnswer(await storeUpload(deps, { deskId: sender.deskId, ...file }));
};

/** POST /api/uploads: one file, in memory until it is known what it is. */
export const uploads = async (app: FastifyInstance, deps: UploadDeps): Promise<void> => {
  const limit = deps.config.uploadMaxBytes;
  const allowed = pace(deps.clock, filesPerMinute);
  await app.register(async (scope) => {
    const limits = { fileSize: limit, files: 1, fields: 4, parts: 5, fieldSize: 1024, headerPairs: 20 };
    await scope.register(multipart, { limits, throwFileSizeLimit: true });
    scope.removeContentTypeParser('application/json');
    const bodyLimit = limit + 16 * 1024;
    scope.post('/api/uploads', { bodyLimit }, (request) => receive(deps, allowed, request));
  });
};
