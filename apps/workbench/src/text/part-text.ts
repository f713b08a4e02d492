import type { MessagePart } from '@inlay/protocol/content.ts';
import type { Say } from '../languages/use-words.ts';
import { eventText } from './event-text.ts';

/** One line that stands for the part in lists, alerts and frames. */
export const partText = (part: MessagePart, t: Say): string => {
  switch (part.type) {
    case 'text':
      return part.value.text;
    case 'picture':
      return t('part.picture');
    case 'video':
      return t('part.video');
    case 'voice':
      return t('part.voice');
    case 'file':
      return part.value.name;
    case 'card':
      return part.value.title;
    case 'event':
      return eventText(part, t);
    default:
      return '';
  }
};
