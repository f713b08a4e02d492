import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useWords } from '../../languages/use-words.ts';
import styles from './Thread.module.css';

type Props = { part: Extract<MessagePart, { type: 'video' | 'voice' }> };

/** The browser's own players: keyboard, captions menu and speed come with them. */
export const Media = ({ part }: Props) => {
  const { t } = useWords();
  const url = safeUrl(part.value.url);
  if (url === null) return <div className={styles.bubble}>{t('part.unsafe')}</div>;
  if (part.type === 'voice')
    return (
      <audio className={styles.voice} src={url} controls preload="metadata" aria-label={t('part.voice')}>
        <track kind="captions" />
      </audio>
    );
  const poster = safeUrl(part.value.thumb_url);
  return (
    <video
      className={styles.video}
      src={url}
      controls
      preload="metadata"
      aria-label={t('part.video')}
      {...(poster === null ? {} : { poster })}
    >
      <track kind="captions" />
    </video>
  );
};
