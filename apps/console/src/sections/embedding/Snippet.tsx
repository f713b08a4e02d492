import { Button, CopyButton, SegmentedControl } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../languages/use-words.ts';
import styles from './Embedding.module.css';
import { pageSnippet, serverSnippet } from './snippets.ts';

type Part = 'page' | 'server';

/** Two files to copy: the page with the workbench, and the server that signs the token for it. */
export const Snippet = ({ algorithm }: { algorithm: string }) => {
  const { t } = useWords();
  const [part, setPart] = useState<Part>('page');
  const code = part === 'page' ? pageSnippet(location.origin) : serverSnippet(algorithm);
  return (
    <div className={styles.form}>
      <div className={styles.wrap}>
        <SegmentedControl
          aria-label={t('snippet.title')}
          value={part}
          onChange={(value) => setPart(value)}
          data={(['page', 'server'] as const).map((value) => ({ value, label: t(`snippet.${value}`) }))}
        />
        <CopyButton value={code}>
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
      {/* A scrolling area has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx_a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} aria-label={t(`snippet.${part}`)}>
        <code>{code}</code>
      </pre>
    </div>
  );
};
