import { useEffect } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';

/** A7: who gets a visitor from a colleague is told by whom; the note stands in the conversation. */
export const useHandOverNotice = (): void => {
  const { t } = useWords();
  const desk = useDeskActions();
  useEffect(
    () =>
      desk.onPush((push) => {
        const { agent, colleagues, threads } = desk.store.get();
        if (push.method !== 'transfer_push' || push.customer_id !== agent.customer_id) return;
        const thread = threads.get(push.userid);
        const name = colleagues.get(push.from_customer_id ?? 0)?.name ?? t('event.somebody');
        const visitor = thread ? visitorName(thread, t) : t('visitor.anonymous');
        desk.tell({ kind: 'info', key: 'thread.handedToYou', vars: { name, visitor } });
      }),
    [desk, t],
  );
};
