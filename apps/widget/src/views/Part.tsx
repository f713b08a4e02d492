/** @jsxImportSource preact */
import type { EventPart, MessagePart } from '@inlay/protocol/content.ts';
import { Card } from './Card.tsx';
import { FileLink } from './FileLink.tsx';
import { Picture } from './Picture.tsx';
import { Text } from './Text.tsx';
import { Video } from './Video.tsx';
import { Voice } from './Voice.tsx';

type Shown = Exclude<MessagePart, EventPart>;

/** One piece of content. A kind that a newer server may have is shown as nothing rather than as a fault. */
export const Part = ({ part }: { part: Shown }) => {
  switch (part.type) {
    case 'text':
      return <Text text={part.value.text} />;
    case 'picture':
      return <Picture value={part.value} />;
    case 'video':
      return <Video value={part.value} />;
    case 'voice':
      return <Voice value={part.value} />;
    case 'file':
      return <FileLink value={part.value} />;
    case 'card':
      return <Card value={part.value} />;
    default:
      return null;
  }
};
