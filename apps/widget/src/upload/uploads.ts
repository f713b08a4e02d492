import type { SendablePart } from '@inlay/protocol/content.ts';
import { createCell, type Cell } from '../session/cell.ts';
import type { Post, Posted } from './post-picture.ts';

export type UploadFault = { kind: 'too-large' | 'wrong-type' | 'lost' } | { kind: 'refused'; msg: string };

export type Upload = { id: string; file: File; preview: string } & (
  | { state: 'sending'; progress: number }
  | { state: 'failed'; fault: UploadFault }
);

export type Uploads = {
  list: Cell<Upload[]>;
  add(files: readonly File[]): void;
  retry(id: string): void;
  /** Stops one under way, or takes a failed one away. */
  cancel(id: string): void;
};

export type UploadsDeps = {
  post: Post;
  token(): string | null;
  maxBytes(): number;
  send(parts: SendablePart[]): void;
  newId(): string;
  preview: { create(file: File): string; drop(url: string): void };
};

const accepted = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const faultOf = (file: File, maxBytes: number): UploadFault | null => {
  if (!accepted.has(file.type)) return { kind: 'wrong-type' };
  return file.size > maxBytes ? { kind: 'too-large' } : null;
};

const faultOfAnswer = (answer: Exclude<Posted, { kind: 'done' }>): UploadFault => {
  if (answer.kind === 'lost') return { kind: 'lost' };
  if (answer.code === 413) return { kind: 'too-large' };
  return answer.code === 415 ? { kind: 'wrong-type' } : { kind: 'refused', msg: answer.msg };
};

const toPart = ({ url, width, height }: Extract<Posted, { kind: 'done' }>['picture']): SendablePart => ({
  type: 'picture',
  value: width > 0 && height > 0 ? { url, width, height } : { url },
});

/** Pictures on their way to the server. Once there, they go through the outbox like any other message. */
export const createUploads = (deps: UploadsDeps): Uploads => {
  const list = createCell<Upload[]>([]);
  const aborts = new Map<string, AbortController>();

  const put = (upload: Upload): void =>
    list.update((all) => all.map((one) => (one.id === upload.id ? upload : one)));

  const remove = ({ id, preview }: Upload): void => {
    aborts.delete(id);
    deps.preview.drop(preview);
    list.update((all) => all.filter((one) => one.id !== id));
  };

  const start = async (upload: Upload): Promise<void> => {
    const { id, file, preview } = upload;
    const fault = faultOf(file, deps.maxBytes());
    if (fault) return put({ id, file, preview, state: 'failed', fault });
    const abort = new AbortController();
    aborts.set(id, abort);
    const tell = (progress: number): void => put({ id, file, preview, state: 'sending', progress });
    tell(0);
    const answer = await deps.post(file, deps.token() ?? '', tell, abort.signal);
    if (abort.signal.aborted) return;
    if (answer.kind !== 'done')
      return put({ id, file, preview, state: 'failed', fault: faultOfAnswer(answer) });
    remove(upload);
    deps.send([toPart(answer.picture)]);
  };

  const find = (id: string): Upload | undefined => list.get().find((one) => one.id === id);

  return {
    list,
    add: (files) => {
      for (const file of files) {
        const upload: Upload = {
          id: deps.newId(),
          file,
          preview: deps.preview.create(file),
          state: 'sending',
          progress: 0,
        };
        list.update((all) => [...all, upload]);
        void start(upload);
      }
    },
    retry: (id) => {
      const upload = find(id);
      if (upload?.state === 'failed') void start(upload);
    },
    cancel: (id) => {
      aborts.get(id)?.abort();
      const upload = find(id);
      if (upload) remove(upload);
    },
  };
};
