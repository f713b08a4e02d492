import { useEffect, useRef, useState } from 'react';
import { RequestRefused } from '@inlay/client/refused.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { uploadPicture, type Uploaded } from '../../session/upload-picture.ts';

//   uploading ──▶ ready
//       │  ▲ again
//       ▼  │
//      failed
export type PictureState =
  | { name: 'uploading' }
  | { name: 'ready'; uploaded: Uploaded }
  | { name: 'failed'; reason: string };

export type PendingPicture = { id: string; file: File; preview: string; state: PictureState };

export type Pictures = {
  list: readonly PendingPicture[];
  ready: readonly Uploaded[];
  /** Something is still on its way, or failed and must be decided about. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  again: (id: string) => void;
  remove: (id: string) => void;
  clear: () => void;
};

/** One part is the text (A11: 20 in all). */
const most = 19;

export const isPicture = (file: File): boolean => /^image\/(png|jpe?g|gif|webp|avif)$/.test(file.type);

const reasonOf = (error: unknown, t: Say): string =>
  error instanceof RequestRefused && error.message ? error.message : t('error.offline');

export const usePictures = (): Pictures => {
  const { t } = useWords();
  const desk = useDeskActions();
  const [list, setList] = useState<readonly PendingPicture[]>([]);
  const aborts = useRef(new Map<string, AbortController>());

  const setState = (id: string, state: PictureState) =>
    setList((now) => now.map((each) => (each.id === id ? { ...each, state } : each)));
  const upload = async (id: string, file: File) => {
    const abort = new AbortController();
    aborts.current.set(id, abort);
    setState(id, { name: 'uploading' });
    try {
      setState(id, { name: 'ready', uploaded: await uploadPicture(file, desk.token, abort.signal) });
    } catch (error) {
      setState(id, { name: 'failed', reason: reasonOf(error, t) });
    }
  };
  const accept = (files: readonly File[]): File[] => {
    for (const file of files.filter((each) => !isPicture(each)))
      desk.tell({ kind: 'error', key: 'composer.notPicture', vars: { name: file.name } });
    const fitting = files.filter(isPicture);
    const room = most - list.length;
    if (fitting.length > room) desk.tell({ kind: 'error', key: 'composer.tooMany', vars: { most } });
    return fitting.slice(0, Math.max(0, room));
  };
  const add = (files: readonly File[]) => {
    const added = accept(files).map((file): PendingPicture => ({
      id: crypto.randomUUID(),
      file,
      preview: URL.createObjectURL(file),
      state: { name: 'uploading' },
    }));
    setList((now) => [...now, ...added]);
    for (const { id, file } of added) void upload(id, file);
  };
  const drop = (gone: readonly PendingPicture[]) => {
    for (const { id, preview } of gone) {
      aborts.current.get(id)?.abort();
      aborts.current.delete(id);
      URL.revokeObjectURL(preview);
    }
    setList((now) => now.filter((each) => !gone.includes(each)));
  };
  useEffect(() => {
    const open = aborts.current;
    return () => open.forEach((abort) => abort.abort());
  }, []);

  return {
    list,
    ready: list.flatMap(({ state }) => (state.name === 'ready' ? [state.uploaded] : [])),
    busy: list.some(({ state }) => state.name !== 'ready'),
    add,
    again: (id) => list.filter((each) => each.id === id).forEach((each) => void upload(id, each.file)),
    remove: (id) => drop(list.filter((each) => each.id === id)),
    clear: () => drop(list),
  };
};
