import { useEffect, useRef, useState } from 'react';
import { RequestRefused } from '@inlay/client/refused.ts';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { uploadFile } from '../../session/upload-file.ts';
import { type Attachment, isPictureFile, partOf } from './attachment.ts';

export type Attachments = {
  list: readonly Attachment[];
  parts: readonly SendablePart[];
  /** Something is still on its way, or failed and must be decided about. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  again: (id: string) => void;
  remove: (id: string) => void;
  clear: () => void;
};

/** One part is the text (A11: 20 in all). */
const most = 19;

const reasonOf = (error: unknown, t: Say): string =>
  error instanceof RequestRefused && error.message ? error.message : t('error.offline');

const newAttachment = (file: File): Attachment => ({
  id: crypto.randomUUID(),
  file,
  preview: isPictureFile(file) ? URL.createObjectURL(file) : null,
  state: { name: 'uploading', progress: 0 },
});

export const useAttachments = (): Attachments => {
  const { t } = useWords();
  const desk = useDeskActions();
  const [list, setList] = useState<readonly Attachment[]>([]);
  const aborts = useRef(new Map<string, AbortController>());

  const setState = (id: string, state: Attachment['state']) =>
    setList((now) => now.map((each) => (each.id === id ? { ...each, state } : each)));
  const upload = async ({ id, file }: Attachment) => {
    const abort = new AbortController();
    aborts.current.set(id, abort);
    const onProgress = (progress: number) => setState(id, { name: 'uploading', progress });
    onProgress(0);
    try {
      const uploaded = await uploadFile(file, { token: desk.token, signal: abort.signal, onProgress });
      setState(id, { name: 'ready', uploaded });
    } catch (error) {
      setState(id, { name: 'failed', reason: reasonOf(error, t) });
    }
  };
  const add = (files: readonly File[]) => {
    const room = Math.max(0, most - list.length);
    if (files.length > room) desk.tell({ kind: 'error', key: 'composer.tooMany', vars: { most } });
    const added = files.slice(0, room).map(newAttachment);
    setList((now) => [...now, ...added]);
    for (const attachment of added) void upload(attachment);
  };
  const drop = (gone: readonly Attachment[]) => {
    for (const { id, preview } of gone) {
      aborts.current.get(id)?.abort();
      aborts.current.delete(id);
      if (preview !== null) URL.revokeObjectURL(preview);
    }
    setList((now) => now.filter((each) => !gone.includes(each)));
  };
  useEffect(() => {
    const open = aborts.current;
    return () => open.forEach((abort) => abort.abort());
  }, []);

  const withId = (id: string) => list.filter((each) => each.id === id);
  return {
    list,
    parts: list.flatMap(({ state }) => (state.name === 'ready' ? [partOf(state.uploaded)] : [])),
    busy: list.some(({ state }) => state.name !== 'ready'),
    add,
    again: (id) => withId(id).forEach((each) => void upload(each)),
    remove: (id) => drop(withId(id)),
    clear: () => drop(list),
  };
};
