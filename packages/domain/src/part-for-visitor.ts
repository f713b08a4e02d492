import type { MessagePart } from '@inlay/protocol/content.ts';

/** What a visitor, or his channel, may see of a part; null: nothing at all. Notes and staff's addresses are for agents. */
export const partForVisitor = (part: MessagePart): MessagePart | null => {
  if (part.type === 'event') {
    const { note: _note, ...value } = part.value;
    return { type: 'event', value };
  }
  if (part.type !== 'card') return part;
  const { url_for_staff: _staff, visibility, ...value } = part.value;
  return visibility === 2 ? null : { type: 'card', value };
};
