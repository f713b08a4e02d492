import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import styles from './BusinessPages.module.css';
import { sandbox } from './sandbox.ts';

/** S5: what a card opened inside. Many sites refuse it, and nobody is told: the way out stands above it. */
export const AddressFrame = ({ url }: { url: string }) => {
  const { t } = useWords();
  const { origin, host } = new URL(url);
  return (
    <>
      <div className={styles.address}>
        <bdi className={styles.addressHost} title={url}>
          {host}
        </bdi>
        <Button
          size="compact-xs"
          variant="subtle"
          component="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={14} aria-hidden="true" />}
        >
          {t('panel.newWindow')}
        </Button>
      </div>
      <div className={styles.frameBox}>
        <iframe className={styles.frame} src={url} title={host} sandbox={sandbox(origin)} allow="" />
      </div>
    </>
  );
};
