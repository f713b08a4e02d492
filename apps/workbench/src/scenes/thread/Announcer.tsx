import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { senderName } from '../../text/names.ts';
import { partText } from '../../text/part-text.ts';

/** The log is virtual and would read out whatever scrolls in; this says only what is new. */
export const Announcer = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      desk.onPush((push) => {
        if (
          push.method !== 'message_push' ||
          push.userid !== thread.userid ||
          push.record.sender !== 'visitor'
        )
          return;
        const text = partText(push.record.message, t).slice(0, 300);
        setSaid(t('thread.announce', { name: senderName(push.record, t), text }));
      }),
    [desk, thread.userid, t],
  );
  return <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>;
};
