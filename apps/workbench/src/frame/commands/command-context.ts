import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { Outcome } from '@inlay/frame/guest.ts';
import type { MantineColorScheme } from '@mantine/core';
import type { Language } from '@inlay/protocol/errors.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../../model/desk.ts';
import type { DeskState } from '../../model/desk-state.ts';
import { isListed } from '../../model/threads.ts';

export type CommandContext = {
  desk: Desk;
  setLanguage: (language: Language) => void;
  setTheme: (theme: MantineColorScheme) => void;
};

/** What cannot be done without the server is not done later by surprise. */
export const orOffline = async (run: () => Promise<void>): Promise<Outcome> => {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionLost) return 'offline';
    if (error instanceof RequestRefused) return error.message;
    throw error;
  }
};

/** W5: what is said of a thread that this agent does not see. */
export const unknownThread = 'unknown_thread';

const isSettled = ({ loaded, link }: DeskState): boolean =>
  loaded && link.name !== 'connecting' && link.name !== 'catching-up';

/** Commands that came before the lists are there, or while the line comes back, wait for that. */
export const settled = ({ store }: Pick<Desk, 'store'>): Promise<void> =>
  new Promise((resolve) => {
    if (isSettled(store.get())) return resolve();
    const stop = store.subscribe(() => {
      if (!isSettled(store.get())) return;
      stop();
      resolve();
    });
  });

/** By the uid that events carry. */
export const findThread = async (desk: Pick<Desk, 'store'>, uid: string): Promise<ThreadRow | undefined> => {
  await settled(desk);
  const state = desk.store.get();
  return [...state.threads.values()].find((thread) => thread.thread_uid === uid && isListed(state, thread));
};
