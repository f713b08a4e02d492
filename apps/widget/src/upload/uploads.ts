import type { SendablePart } from '@inlay/protocol/content.ts';
import { createCell, type Cell } from '../session/cell.ts';
import type { Post } from './post-file.ts';
import { faultOf, faultOfAnswer, type Given, partOf, type Upload } from './upload.ts';
import type { UploadShelf } from './upload-shelf.ts';

export type Uploads = {
  list: Cell<Upload[]>;
  add(files: readonly File[]): void;
  addVoice(file: File, seconds: number): void;
  retry(id: string): void;
  /** Stops one under way, or takes a failed one away. */
  cancel(id: string): void;
  /** What an earlier page of this visitor did not finish. */
  load(): Promise<void>;
};

export type UploadsDeps = {
  post: Post;
  token(): string | null;
  maxBytes(): number;
  send(parts: SendablePart[]): void;
  newId(): string;
  preview: { create(file: File): string; drop(url: string): void };
  shelf: UploadShelf;
};

/** Files on their way to the server. Once there, they go through the outbox like any other message. */
export const createUploads = (deps: UploadsDeps): Uploads => {
  const list = createCell<Upload[]>([]);
  const aborts = new Map<string, AbortController>();

  const put = (upload: Upload): void =>
    list.update((all) => all.map((one) => (one.id === upload.id ? upload : one)));

  const remove = ({ id, preview }: Upload): void => {
    aborts.delete(id);
    deps.preview.drop(preview);
    deps.shelf.remove(id);
    list.update((all) => all.filter((one) => one.id !== id));
  };

  const start = async (upload: Upload): Promise<void> => {
    const { id, file, seconds, preview } = upload;
    const common = { id, file, seconds, preview };
    const fault = faultOf(file, deps.maxBytes());
    if (fault) return put({ ...common, state: 'failed', fault });
    const abort = new AbortController();
    aborts.set(id, abort);
    const tell = (progress: number): void => put({ ...common, state: 'sending', progress });
    tell(0);
    const answer = await deps.post(file, deps.token() ?? '', tell, abort.signal);
    if (abort.signal.aborted) return;
    if (answer.kind !== 'done') return put({ ...common, state: 'failed', fault: faultOfAnswer(answer) });
    // The message is in the outbox, which outlives the page, before the file is let go of.
    deps.send([partOf(answer.stored, seconds)]);
    remove(upload);
  };

  const take = (given: Given, id: string): void => {
    const preview = deps.preview.create(given.file);
    const upload: Upload = { ...given, id, preview, state: 'sending', progress: 0 };
    list.update((all) => [...all, upload]);
    void start(upload);
  };

  const add = (given: Given): void => {
    const id = deps.newId();
    deps.shelf.put(id, given);
    take(given, id);
  };

  const find = (id: string): Upload | undefined => list.get().find((one) => one.id === id);

  return {
    list,
    add: (files) => files.forEach((file) => add({ file, seconds: null })),
    addVoice: (file, seconds) => add({ file, seconds }),
    retry: (id) => {
      const upload = find(id);
      if (upload?.state === 'failed') void start(upload);
    },
    cancel: (id) => {
      aborts.get(id)?.abort();
      const upload = find(id);
      if (upload) remove(upload);
    },
    load: async () => {
      for (const { id, given } of await deps.shelf.takeOver()) if (!find(id)) take(given, id);
    },
  };
};
