/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { useState } from 'preact/hooks';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useSpeech } from './speech.ts';

type VideoValue = Extract<MessagePart, { type: 'video' }>['value'];

/** The browser's own player, which everybody knows. */
export const Video = ({ value }: { value: VideoValue }) => {
  const { words } = useSpeech();
  const [broken, setBroken] = useState(false);
  const poster = safeUrl(value.thumb_url);
  const url = safeUrl(value.url);
  if (!url) return <>{words.video}</>;
  if (broken)
    return (
      <a class="media-broken" href={url} target="_blank" rel="noopener noreferrer nofollow">
        {words.videoBroken}
      </a>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- people's own recordings come without captions
    <video
      class="media"
      src={url}
      {...(poster ? { poster } : {})}
      controls
      playsInline
      preload="metadata"
      aria-label={words.video}
      onError={() => setBroken(true)}
    />
  );
};
