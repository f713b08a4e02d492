import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconPencil,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Question } from '../../ui/Confirm.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Mark } from '../../ui/Mark.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { usePageActions } from './use-page-actions.ts';

type Props = {
  pages: BusinessPageRow[];
  onEdit: (page: BusinessPageRow) => void;
  onAsk: (question: Question) => void;
  onOnce: (once: Once) => void;
};
type Actions = ReturnType<typeof usePageActions>;

const Facts = ({ page }: { page: BusinessPageRow }) => {
  const { t } = useWords();
  const isForAll = page.agent_ids.length + page.workgroup_ids.length === 0;
  return (
    <>
      <Mark>{isForAll ? t('pages.for.all') : t('pages.for.some')}</Mark>
      {page.visitors === 'members' ? <Mark>{t('pages.visitors.members')}</Mark> : null}
      {page.live_parameters ? <Mark>{t('pages.live.mark')}</Mark> : null}
    </>
  );
};

const MoreMenu = ({ page, actions }: { page: BusinessPageRow; actions: Actions }) => {
  const { t } = useWords();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('agents.more', { name: page.name })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => actions.rotate(page)}>
          {t('pages.rotate')}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => actions.remove(page)}>
          {t('action.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

type ItemProps = {
  page: BusinessPageRow;
  place: number;
  last: number;
  actions: Actions;
  onEdit: Props['onEdit'];
};

const Item = ({ page, place, last, actions, onEdit }: ItemProps) => {
  const { t } = useWords();
  const { name } = page;
  return (
    <Row
      title={name}
      text={page.url}
      side={<Facts page={page} />}
      actions={
        <>
          <IconAction
            label={t('pages.up', { name })}
            icon={<IconArrowUp size={18} />}
            disabled={place === 0 || actions.isMoving}
            onClick={() => actions.move(page, -1)}
          />
          <IconAction
            label={t('pages.down', { name })}
            icon={<IconArrowDown size={18} />}
            disabled={place === last || actions.isMoving}
            onClick={() => actions.move(page, 1)}
          />
          <IconAction
            label={t('pages.edit', { name })}
            icon={<IconPencil size={18} />}
            onClick={() => onEdit(page)}
          />
          <MoreMenu page={page} actions={actions} />
        </>
      }
    />
  );
};

export const BusinessPageList = ({ pages, onEdit, onAsk, onOnce }: Props) => {
  const { t } = useWords();
  const actions = usePageActions({ pages, onAsk, onOnce });
  return (
    <>
      <Problem error={actions.error} kept={false} />
      <Rows label={t('pages.title')}>
        {pages.map((page, place) => (
          <Item
            key={page.id}
            page={page}
            place={place}
            last={pages.length - 1}
            actions={actions}
            onEdit={onEdit}
          />
        ))}
      </Rows>
    </>
  );
};
