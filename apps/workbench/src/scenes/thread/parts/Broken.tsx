import { IconExternalLink } from '@tabler/icons-react';
import { useWords } from '../../../languages/use-words.ts';
import styles from './Media.module.css';

/** What cannot be played here may play elsewhere. */
export const Broken = ({ url, text }: { url: string | null; text: string }) => {
  const { t } = useWords();
  if (url === null) return <div className={styles.broken}>{t('part.unsafe')}</div>;
  return (
    <div className={styles.broken}>
      {text}
      <a href={url} target="_blank" rel="noopener noreferrer">
        <IconExternalLink size={14} aria-hidden="true" /> {t('lightbox.original')}
      </a>
    </div>
  );
};
