import { Modal } from '@mantine/core';
import { useWords } from '../../languages/use-words.ts';
import type { WordKey } from '../../languages/words.ts';
import { modKey } from '../mod-key.ts';
import { useOverlays } from '../overlays.ts';
import styles from './Palette.module.css';

type Shortcut = { keys: readonly string[]; key: WordKey };

const shortcuts = (mod: string): Shortcut[] => [
  { keys: ['J', '↓'], key: 'shortcuts.next' },
  { keys: ['K', '↑'], key: 'shortcuts.previous' },
  { keys: ['Enter'], key: 'shortcuts.open' },
  { keys: ['T'], key: 'shortcuts.take' },
  { keys: ['R'], key: 'shortcuts.reply' },
  { keys: ['/'], key: 'shortcuts.search' },
  { keys: [`${mod} K`], key: 'shortcuts.palette' },
  { keys: ['?'], key: 'shortcuts.help' },
  { keys: ['Esc'], key: 'shortcuts.back' },
];

export const Shortcuts = () => {
  const { t } = useWords();
  const { close } = useOverlays();
  return (
    <Modal
      opened
      onClose={close}
      size={420}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('dialog.dismiss') }}
    >
      <dl className={styles.shortcuts}>
        {shortcuts(modKey()).map(({ keys, key }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              {keys.map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
