import type { RecordRow, ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { MessagePart } from '@inlay/protocol/content.ts';
import type { DeskEventData } from '@inlay/protocol/desk-frame/events.ts';

type FrameThread = DeskEventData<'new_visitor_message'>['thread'];

// The host shows it as it likes; words of one language would be in the way of a program.
const plainText = (part: MessagePart): string => {
  switch (part.type) {
    case 'text':
      return part.value.text;
    case 'file':
      return `[file] ${part.value.name}`;
    case 'card':
      return `[card] ${part.value.title}`;
    case 'event':
      return '';
    default:
      return `[${part.type}]`;
  }
};

export const contentOf = (record: RecordRow | null): string => (record ? plainText(record.message) : '');

const isoTime = (at: number): string => new Date(at).toISOString();

/** Interface 1's thread. */
export const frameThread = (thread: ThreadRow, said: RecordRow | null): FrameThread => ({
  uid: thread.thread_uid,
  topic: thread.topic,
  type: thread.type,
  user: { uid: thread.userid, nickname: thread.nickname, avatar: thread.head_img },
  content: contentOf(said),
  createdAt: isoTime(thread.created_at),
});

export { isoTime };
