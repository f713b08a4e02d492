import { ActionIcon, RingProgress } from '@mantine/core';
import { IconFile, IconRefresh, IconX } from '@tabler/icons-react';
import { useWords, type Say } from '../../languages/use-words.ts';
import type { Attachment } from './attachment.ts';
import styles from './Composer.module.css';
import type { Attachments } from './use-attachments.ts';

const titleOf = ({ file: { name }, state }: Attachment, t: Say): string => {
  if (state.name === 'uploading') return t('composer.uploading', { name });
  return state.name === 'failed' ? t('composer.uploadFailed', { name, reason: state.reason }) : name;
};

const Progress = ({ progress }: { progress: number }) => (
  <RingProgress
    className={styles.tileMark ?? ''}
    size={34}
    thickness={3}
    sections={[{ value: Math.max(4, progress * 100), color: 'indigo' }]}
  />
);

const Again = ({ run }: { run: () => void }) => {
  const { t } = useWords();
  return (
    <ActionIcon
      className={styles.tileMark ?? ''}
      color="red"
      aria-label={t('thread.loadAgain')}
      onClick={run}
    >
      <IconRefresh size={16} aria-hidden="true" />
    </ActionIcon>
  );
};

const Face = ({ attachment, title }: { attachment: Attachment; title: string }) =>
  attachment.preview === null ? (
    <span className={styles.tileFile}>
      <IconFile size={20} aria-hidden="true" />
      <bdi>{attachment.file.name}</bdi>
    </span>
  ) : (
    <img src={attachment.preview} alt={title} />
  );

const Tile = ({ attachment, attachments }: { attachment: Attachment; attachments: Attachments }) => {
  const { t } = useWords();
  const { id, file, preview, state } = attachment;
  const title = titleOf(attachment, t);
  return (
    <li
      className={styles.tile}
      data-state={state.name}
      data-wide={preview === null || undefined}
      title={title}
    >
      <Face attachment={attachment} title={title} />
      {state.name === 'uploading' ? <Progress progress={state.progress} /> : null}
      {state.name === 'failed' ? <Again run={() => attachments.again(id)} /> : null}
      <ActionIcon
        className={styles.tileRemove ?? ''}
        size={18}
        radius="xl"
        color="dark"
        variant="filled"
        aria-label={t('composer.remove', { name: file.name })}
        onClick={() => attachments.remove(id)}
      >
        <IconX size={12} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
};

/** Files that go out with the next message; failed ones say why. */
export const AttachmentTray = ({ attachments }: { attachments: Attachments }) => {
  const { t } = useWords();
  const { list } = attachments;
  if (list.length === 0) return null;
  return (
    <>
      <ul className={styles.tray}>
        {list.map((attachment) => (
          <Tile key={attachment.id} attachment={attachment} attachments={attachments} />
        ))}
      </ul>
      {list
        .filter(({ state }) => state.name === 'failed')
        .map((attachment) => (
          <p key={attachment.id} className={styles.error} role="alert">
            {titleOf(attachment, t)}
          </p>
        ))}
    </>
  );
};
