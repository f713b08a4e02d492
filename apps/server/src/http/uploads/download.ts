import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { UploadRecord } from '../../store/library-port.ts';
import { rangeOf } from './byte-range.ts';

type Files = Deps & { files: FileStore };
type Params = { Params: { id: string; name: string } };

/** Pictures, sound and film are shown by the browser; anything else is only kept. */
const isShown = (mime: string): boolean => /^(image|audio|video)\//.test(mime);

/** Shown by any page that a desk lives in, and never run: whatever it were, it is sandboxed. */
const describe = (reply: FastifyReply, { mime, name }: UploadRecord): FastifyReply =>
  reply
    .type(mime)
    .header(
      'content-disposition',
      `${isShown(mime) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('accept-ranges', 'bytes');

const send = async (files: FileStore, record: UploadRecord, request: FastifyRequest, reply: FastifyReply) => {
  const range = rangeOf(request.headers.range, record.size);
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${record.size}`).send();
  const file = await files.read(record, ...(range ? [range] : []));
  if (!file) throw new WireError(404, 'not_found');
  describe(reply, record);
  if (!range) return reply.header('content-length', record.size).send(file);
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${record.size}`)
    .header('content-length', range.end - range.start + 1)
    .send(file);
};

/** Players ask for pieces (some play nothing otherwise). */
export const download = (app: FastifyInstance, { store, files }: Files): void => {
  app.get<Params>('/files/:id/:name', async (request, reply) => {
    const { id } = request.params;
    const record = /^[\w-]{32}$/.test(id) ? await store.reads.upload(id) : null;
    if (!record) throw new WireError(404, 'not_found');
    return send(files, record, request, reply);
  });
};
