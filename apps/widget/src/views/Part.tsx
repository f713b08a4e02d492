/** @jsxImportSource preact */
import type { EventPart, MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '../text/safe-url.ts';
import { Card } from './Card.tsx';
import { FileLink } from './FileLink.tsx';
import { Picture } from './Picture.tsx';
import { useSpeech } from './speech.ts';
import { Text } from './Text.tsx';

type Shown = Exclude<MessagePart, EventPart>;
type Of<T extends Shown['type']> = Extract<Shown, { type: T }>['value'];

const Video = ({ value }: { value: Of<'video'> }) => {
  const { words } = useSpeech();
  const poster = safeUrl(value.thumb_url);
  const url = safeUrl(value.url);
  if (!url) return <>{words.video}</>;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- people's own recordings come without captions
    <video
      class="media"
      src={url}
      {...(poster ? { poster } : {})}
      controls
      preload="metadata"
      aria-label={words.video}
    />
  );
};

const Voice = ({ value }: { value: Of<'voice'> }) => {
  const { words } = useSpeech();
  const url = safeUrl(value.url);
  if (!url) return <>{words.voice}</>;
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- people's own recordings come without captions
  return <audio class="audio" src={url} controls preload="metadata" aria-label={words.voice} />;
};

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
