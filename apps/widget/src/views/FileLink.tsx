/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { bytes } from '../text/bytes.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type File = Extract<MessagePart, { type: 'file' }>['value'];

/** "PDF", or nothing where the name does not tell. */
const kindOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';

const About = ({ value: { name, size } }: { value: File }) => {
  const { tag } = useSpeech();
  const about = [kindOf(name), size === undefined ? '' : bytes(size, tag)].filter((word) => word !== '');
  return (
    <span class="file-text">
      <bdi class="file-name">{name}</bdi>
      {about.length > 0 && <span class="file-about">{about.join(' · ')}</span>}
    </span>
  );
};

export const FileLink = ({ value }: { value: File }) => {
  const { words } = useSpeech();
  const url = safeUrl(value.url);
  if (!url) return <>{`${words.file}: ${value.name}`}</>;
  return (
    <a class="file" href={url} target="_blank" rel="noopener noreferrer nofollow" download={value.name}>
      <span class="file-icon">
        <Icon name="file" />
      </span>
      <About value={value} />
      <Icon name="download" />
    </a>
  );
};
