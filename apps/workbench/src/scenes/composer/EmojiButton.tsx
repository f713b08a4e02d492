import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../languages/use-words.ts';

const EmojiGrid = lazy(() => import('./EmojiGrid.tsx').then((module) => ({ default: module.EmojiGrid })));

export const EmojiButton = ({ onPick }: { onPick: (emoji: string) => void }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const pick = (emoji: string) => {
    setOpened(false);
    onPick(emoji);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('composer.emoji')} disabled={opened}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('composer.emoji')}
            onClick={() => setOpened(!opened)}
          >
            <IconMoodSmile size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Suspense>{opened ? <EmojiGrid onPick={pick} /> : null}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
