import type { MessagePart } from '@inlay/protocol/content.ts';
import { LinkedText } from '@inlay/ui/LinkedText.tsx';
import { useWords } from '../../../languages/use-words.ts';
import { partText } from '../../../text/part-text.ts';
import styles from '../Thread.module.css';
import { Card } from './Card.tsx';
import { FileRow } from './FileRow.tsx';
import { Picture } from './Picture.tsx';
import { Video } from './Video.tsx';
import { Voice } from './Voice.tsx';

const Text = ({ text }: { text: string }) => (
  <div className={styles.bubble} dir="auto">
    <LinkedText text={text} />
  </div>
);

/** A10: one part of a message. Kinds that a newer server knows are shown as far as they can be read. */
export const Part = ({ part }: { part: MessagePart }) => {
  const { t } = useWords();
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
      return <FileRow value={part.value} />;
    case 'card':
      return <Card value={part.value} />;
    default:
      return <Text text={partText(part, t)} />;
  }
};
