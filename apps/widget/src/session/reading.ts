import { applyRead } from '../conversation/unread.ts';
import { loadReadMark, saveReadMark } from '../storage/read-mark.ts';
import type { Shared } from './session-deps.ts';

export type Reading = {
  /** Whether the visitor has the conversation before his eyes. */
  setVisible(visible: boolean): void;
  /** To be called when something may have arrived. */
  look(): void;
  /** Another tab has read on. */
  hearMark(): void;
};

export const createReading = (shared: Shared): Reading => {
  let visible = false;
  let told = '';

  const tell = (threadUid: string, seq: number): void => {
    const mark = `${threadUid} ${seq}`;
    if (mark === told || shared.state.get().phase !== 'online') return;
    told = mark;
    void shared.ask('read', { thread_uid: threadUid, seq }).then((answer) => {
      if (answer.kind !== 'done' && told === mark) told = '';
    });
  };

  const look = (): void => {
    const { thread, head, readSeq } = shared.state.get().conversation;
    if (!visible || !thread || head === 0) return;
    if (head > readSeq) {
      saveReadMark(shared.memory, thread.thread_uid, head);
      return shared.change((conversation) => applyRead(conversation, thread.thread_uid, head));
    }
    tell(thread.thread_uid, readSeq);
  };

  return {
    look,
    setVisible: (now) => {
      visible = now;
      look();
    },
    hearMark: () => {
      const mark = loadReadMark(shared.memory);
      if (mark) shared.change((conversation) => applyRead(conversation, mark.threadUid, mark.seq));
    },
  };
};
