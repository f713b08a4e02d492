import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import { useState } from 'react';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { WorkgroupForm } from './WorkgroupForm.tsx';
import { WorkgroupList } from './WorkgroupList.tsx';

type Open = { name: 'nothing' } | { name: 'new' } | { name: 'edit'; group: WorkgroupRow };

export const WorkgroupsSection = () => {
  const { t } = useWords();
  const groups = useList<WorkgroupRow[]>('/workgroups');
  const agents = useList<AgentRow[]>('/agents');
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ name: 'new' })}>
      {t('groups.new')}
    </Button>
  );
  const close = () => setOpen({ name: 'nothing' });
  return (
    <Section title={t('groups.title')} text={t('groups.text')} action={add}>
      <Loaded query={groups}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconUsersGroup size={24} />}
              title={t('groups.empty.title')}
              text={t('groups.empty.text')}
              action={add}
            />
          ) : (
            <WorkgroupList
              groups={rows}
              agents={agents.data ?? []}
              onEdit={(group) => setOpen({ name: 'edit', group })}
            />
          )
        }
      </Loaded>
      {open.name === 'nothing' ? null : (
        <WorkgroupForm
          group={open.name === 'edit' ? open.group : null}
          groups={groups.data ?? []}
          agents={agents.data ?? []}
          onClose={close}
        />
      )}
    </Section>
  );
};
