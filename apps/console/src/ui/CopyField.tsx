import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../languages/use-words.ts';
import styles from './CopyField.module.css';

/** Something to take away: shown whole, copied with one press. */
export const CopyField = ({ label, value }: { label: string; value: string }) => {
  const { t } = useWords();
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <code className={styles.value} aria-label={label} data-testid="copy-value">
        {value}
      </code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          >
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
};
