import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useCallback } from 'react';
import { useWords, type Say } from '../languages/use-words.ts';
import type { Notice } from '../model/desk.ts';

const messageOf = (notice: Notice, t: Say, hide: () => void) => {
  if ('said' in notice) return notice.said;
  const { undo } = notice;
  const text = t(notice.key, notice.vars);
  if (!undo) return text;
  const run = () => {
    hide();
    undo.run();
  };
  return (
    <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
      <span>{text}</span>
      <Button size="compact-sm" variant="light" onClick={run}>
        {t(undo.key)}
      </Button>
    </span>
  );
};

/** Short lines at the edge; read out politely, gone after a while. */
export const useTell = (): ((notice: Notice) => void) => {
  const { t } = useWords();
  const say = useRef(t);
  useEffect(() => {
    say.current = t;
  });
  return useCallback((notice: Notice) => {
    const id = notifications.show({
      message: '',
      color: notice.kind === 'error' ? 'red' : 'indigo',
      autoClose: notice.kind === 'error' ? 8000 : 5000,
      closeButtonProps: { 'aria-label': say.current('dialog.dismiss') },
    });
    const message = messageOf(notice, say.current, () => notifications.hide(id));
    notifications.update({ id, message });
  }, []);
};
