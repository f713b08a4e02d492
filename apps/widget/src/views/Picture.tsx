/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useSpeech } from './speech.ts';

type PictureValue = Extract<MessagePart, { type: 'picture' }>['value'];
const widest = 220;
const highest = 260;

/** Room is kept before the picture is here, so that nothing jumps when it comes. */
const sizeOf = ({
  width,
  height,
}: PictureValue): { width: number; height: number } | Record<string, never> => {
  if (!width || !height) return {};
  const scale = Math.min(1, widest / width, highest / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

export const Picture = ({ value }: { value: PictureValue }) => {
  const { words } = useSpeech();
  const url = safeUrl(value.url);
  if (!url) return <>{words.openPicture}</>;
  return (
    <a class="picture" href={url} target="_blank" rel="noopener noreferrer nofollow">
      <img
        src={safeUrl(value.thumb_url) ?? url}
        alt={words.openPicture}
        referrerpolicy="no-referrer"
        {...sizeOf(value)}
      />
    </a>
  );
};
