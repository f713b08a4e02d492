import { Modal } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useWords } from '../../../languages/use-words.ts';
import styles from '../Thread.module.css';

export const Lightbox = ({ url, onClose }: { url: string; onClose: () => void }) => {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={t('lightbox.label')}
      closeButtonProps={{ 'aria-label': t('dialog.dismiss') }}
    >
      <img className={styles.large} src={url} alt={t('part.picture')} referrerPolicy="no-referrer" />
      <a className={styles.original} href={url} target="_blank" rel="noopener noreferrer">
        <IconExternalLink size={14} aria-hidden="true" /> {t('lightbox.original')}
      </a>
    </Modal>
  );
};
