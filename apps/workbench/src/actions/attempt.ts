import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { Desk, Notice } from '../model/desk.ts';

const noticeOf = (error: unknown): Notice => {
  if (error instanceof ConnectionLost) return { kind: 'error', key: 'error.offline' };
  if (error instanceof RequestRefused && error.message) return { kind: 'error', said: error.message };
  return { kind: 'error', key: 'error.unexpected' };
};

/** Runs what a button does. A refusal is told to the agent; true: it worked. */
export const attempt = async (desk: Pick<Desk, 'tell'>, work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    desk.tell(noticeOf(error));
    return false;
  }
};
