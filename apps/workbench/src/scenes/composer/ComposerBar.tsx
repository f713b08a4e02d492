import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPaperclip, IconSend2, IconSparkles } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import { modKey } from '../mod-key.ts';
import styles from './Composer.module.css';
import { EmojiButton } from './EmojiButton.tsx';
import type { ComposerModel } from './use-composer.ts';

type ToolProps = { label: string; onClick: () => void; busy?: boolean; children: ReactNode };

const Tool = ({ label, onClick, busy = false, children }: ToolProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} loading={busy} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);

const FilesTool = ({ composer }: { composer: ComposerModel }) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tool label={t('composer.attach')} onClick={() => input.current?.click()}>
        <IconPaperclip size={18} aria-hidden="true" />
      </Tool>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          composer.attachments.add([...(event.currentTarget.files ?? [])]);
          // The same file can be picked again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
};

export const ComposerBar = ({ composer }: { composer: ComposerModel }) => {
  const { t } = useWords();
  const [{ sendKey }] = usePreferences();
  return (
    <div className={styles.bar}>
      <EmojiButton onPick={composer.insert} />
      <FilesTool composer={composer} />
      <Tool label={t('composer.suggest')} onClick={composer.suggest} busy={composer.suggesting}>
        <IconSparkles size={18} aria-hidden="true" />
      </Tool>
      <span className={styles.keys}>{t(`composer.hint.${sendKey}`, { mod: modKey() })}</span>
      <Button
        size="xs"
        disabled={!composer.canSend}
        onClick={composer.send}
        rightSection={<IconSend2 size={15} aria-hidden="true" />}
      >
        {t('composer.send')}
      </Button>
    </div>
  );
};
