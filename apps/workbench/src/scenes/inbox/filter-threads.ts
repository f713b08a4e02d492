import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';

const searchable = (thread: ThreadRow): string => {
  const message = thread.last_message?.message;
  const said = message?.type === 'text' ? message.value.text : '';
  return `${thread.nickname} ${thread.userid} ${thread.workgroup?.name ?? ''} ${said}`;
};

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Every word of the query somewhere in name, id, workgroup or last message; accents and case do not matter. */
export const filterThreads = (threads: readonly ThreadRow[], query: string): readonly ThreadRow[] => {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return threads;
  return threads.filter((thread) => {
    const text = folded(searchable(thread));
    return words.every((word) => text.includes(word));
  });
};
