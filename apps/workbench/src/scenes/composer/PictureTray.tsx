import { ActionIcon, Loader } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useWords, type Say } from '../../languages/use-words.ts';
import styles from './Composer.module.css';
import type { PendingPicture, Pictures } from './use-pictures.ts';

const titleOf = ({ file: { name }, state }: PendingPicture, t: Say): string => {
  if (state.name === 'uploading') return t('composer.uploading', { name });
  return state.name === 'failed' ? t('composer.uploadFailed', { name, reason: state.reason }) : name;
};

const Tile = ({ picture, pictures }: { picture: PendingPicture; pictures: Pictures }) => {
  const { t } = useWords();
  const { id, file, preview, state } = picture;
  return (
    <li className={styles.tile} data-state={state.name} title={titleOf(picture, t)}>
      <img src={preview} alt={titleOf(picture, t)} />
      {state.name === 'uploading' ? <Loader size={18} className={styles.tileMark ?? ''} /> : null}
      {state.name === 'failed' ? (
        <ActionIcon
          className={styles.tileMark ?? ''}
          color="red"
          aria-label={t('thread.loadAgain')}
          onClick={() => pictures.again(id)}
        >
          <IconRefresh size={16} aria-hidden="true" />
        </ActionIcon>
      ) : null}
      <ActionIcon
        className={styles.tileRemove ?? ''}
        size={18}
        radius="xl"
        color="dark"
        variant="filled"
        aria-label={t('composer.remove', { name: file.name })}
        onClick={() => pictures.remove(id)}
      >
        <IconX size={12} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
};

/** Pictures that go out with the next message; failed ones say why. */
export const PictureTray = ({ pictures }: { pictures: Pictures }) => {
  const { t } = useWords();
  if (pictures.list.length === 0) return null;
  const failed = pictures.list.filter(({ state }) => state.name === 'failed');
  return (
    <>
      <ul className={styles.tray}>
        {pictures.list.map((picture) => (
          <Tile key={picture.id} picture={picture} pictures={pictures} />
        ))}
      </ul>
      {failed.map((picture) => (
        <p key={picture.id} className={styles.error} role="alert">
          {titleOf(picture, t)}
        </p>
      ))}
    </>
  );
};
