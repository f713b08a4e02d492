import { useRef } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { AttachmentTray } from './AttachmentTray.tsx';
import styles from './Composer.module.css';
import { ComposerBar } from './ComposerBar.tsx';
import { ComposerField } from './ComposerField.tsx';
import { useComposer } from './use-composer.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Where the agent writes. What is typed survives switching threads and reloading. */
export const Composer = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const composer = useComposer(thread, field);
  const drop = useFileDrop(composer.attachments.add);
  return (
    <div className={styles.composer} data-dropping={drop.dropping || undefined} {...drop.handlers}>
      <div className={styles.box}>
        <AttachmentTray attachments={composer.attachments} />
        <ComposerField composer={composer} field={field} thread={thread} />
        {composer.hint === null ? null : (
          <p className={styles.hint} role="note">
            {composer.hint}
          </p>
        )}
        <ComposerBar composer={composer} />
      </div>
      {drop.dropping ? <div className={styles.drop}>{t('composer.dropHere')}</div> : null}
    </div>
  );
};
