import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { readableName } from '@inlay/ui/readable-name.ts';
import type { Say } from '../languages/use-words.ts';

export const visitorName = (thread: Pick<ThreadRow, 'nickname'>, t: Say): string =>
  readableName(thread.nickname) || t('visitor.anonymous');

export const senderName = (row: RecordRow, t: Say): string => {
  if (row.sender === 'robot') return t('thread.robot');
  return (
    readableName(row.sender_name) || t(row.sender === 'visitor' ? 'visitor.anonymous' : 'event.somebody')
  );
};
