import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useState } from 'react';
import { useWords } from '../../../languages/use-words.ts';
import { Broken } from './Broken.tsx';
import styles from './Media.module.css';

type VideoValue = Extract<MessagePart, { type: 'video' }>['value'];

/** The browser's own player: keyboard, captions menu and speed come with it. */
export const Video = ({ value }: { value: VideoValue }) => {
  const { t } = useWords();
  const [broken, setBroken] = useState(false);
  const url = safeUrl(value.url);
  const poster = safeUrl(value.thumb_url);
  if (url === null || broken) return <Broken url={url} text={t('part.brokenVideo')} />;
  return (
    <video
      className={styles.video}
      src={url}
      controls
      preload="metadata"
      aria-label={t('part.video')}
      onError={() => setBroken(true)}
      {...(poster === null ? {} : { poster })}
    >
      <track kind="captions" />
    </video>
  );
};
