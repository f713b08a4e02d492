/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '../text/safe-url.ts';
import { bytes } from '../text/bytes.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

export const FileLink = ({ value }: { value: Extract<MessagePart, { type: 'file' }>['value'] }) => {
  const { words, tag } = useSpeech();
  const url = safeUrl(value.url);
  if (!url) return <>{`${words.file}: ${value.name}`}</>;
  return (
    <a class="file" href={url} target="_blank" rel="noopener noreferrer nofollow" download={value.name}>
      <Icon name="file" />
      <span class="file-name">{value.name}</span>
      {value.size !== undefined && <span class="file-size">{bytes(value.size, tag)}</span>}
    </a>
  );
};
