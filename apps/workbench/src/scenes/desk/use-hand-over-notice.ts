import { useEffect } from 'react';
import { useWords, type Say } from '../../languages/use-words.ts';
import type { Notice } from '../../model/desk.ts';
import { handOverFinder, type HandOver } from '../../model/hand-overs.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';

const noticeOf = ({ from, note, thread }: HandOver, t: Say): Notice => {
  const vars = { name: from ?? t('event.somebody'), visitor: visitorName(thread, t) };
  return note === null
    ? { kind: 'info', key: 'thread.handedToYou', vars }
    : { kind: 'info', key: 'thread.handedWithNote', vars: { ...vars, note } };
};

/** A7: who gets a visitor from a colleague is told by whom, and why. */
export const useHandOverNotice = (): void => {
  const { t } = useWords();
  const desk = useDeskActions();
  useEffect(() => {
    const find = handOverFinder();
    return desk.onPush((push) => {
      const handOver = find(push, desk.store.get());
      if (handOver) desk.tell(noticeOf(handOver, t));
    });
  }, [desk, t]);
};
