import type { MantineColorScheme } from '@mantine/core';
import type { Language } from '@inlay/protocol/errors.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../../model/desk.ts';
import { isListed } from '../../model/threads.ts';

export type CommandContext = {
  desk: Desk;
  setLanguage: (language: Language) => void;
  setTheme: (theme: MantineColorScheme) => void;
};

/** W5: what is said of a thread that this agent does not see. */
export const unknownThread = 'unknown_thread';

/** Commands that came before the lists are there wait for them. */
export const loaded = ({ store }: Pick<Desk, 'store'>): Promise<void> =>
  new Promise((resolve) => {
    if (store.get().loaded) return resolve();
    const stop = store.subscribe(() => {
      if (!store.get().loaded) return;
      stop();
      resolve();
    });
  });

/** By the uid that events carry. */
export const findThread = async (desk: Pick<Desk, 'store'>, uid: string): Promise<ThreadRow | undefined> => {
  await loaded(desk);
  const state = desk.store.get();
  return [...state.threads.values()].find((thread) => thread.thread_uid === uid && isListed(state, thread));
};
