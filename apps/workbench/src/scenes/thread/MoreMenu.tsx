import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconDots } from '@tabler/icons-react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { transferThread } from '../../actions/transfer-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Desk } from '../../model/desk.ts';
import { useDeskActions } from '../../model/use-desk.ts';

const copyId = async (desk: Desk, thread: ThreadRow): Promise<void> => {
  try {
    await navigator.clipboard.writeText(thread.userid);
    desk.tell({ kind: 'info', key: 'thread.copied' });
  } catch {
    // A framed page may not have the clipboard: the id is shown instead, to be copied by hand.
    desk.tell({ kind: 'info', said: thread.userid });
  }
};

export const MoreMenu = ({ thread, mine }: { thread: ThreadRow; mine: boolean }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('thread.more')}>
          <IconDots size={19} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mine ? (
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
            onClick={() => void transferThread(desk, thread.userid, { to: 'queue' }, '')}
          >
            {t('thread.toQueue')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden="true" />}
          onClick={() => void copyId(desk, thread)}
        >
          {t('thread.copyId')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
