import { IconUsersGroup } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import { useState } from 'react';
import { inList } from '../../data/in-list.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { ListSection } from '../../ui/ListSection.tsx';
import { WorkgroupForm } from './WorkgroupForm.tsx';
import { WorkgroupList } from './WorkgroupList.tsx';

type Open = { name: 'nothing' } | { name: 'new' } | { name: 'edit'; group: WorkgroupRow };

export const WorkgroupsSection = () => {
  const { t } = useWords();
  const groups = useList<WorkgroupRow[]>('/workgroups');
  const agents = useList<AgentRow[]>('/agents');
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const edited =
    open.name === 'edit' ? (inList<WorkgroupRow>(open.group.id)(groups.data) ?? open.group) : null;
  return (
    <ListSection
      title={t('groups.title')}
      text={t('groups.text')}
      add={{ label: t('groups.new'), run: () => setOpen({ name: 'new' }) }}
      empty={{
        icon: <IconUsersGroup size={24} />,
        title: t('groups.empty.title'),
        text: t('groups.empty.text'),
      }}
      query={groups}
      renderList={(rows) => (
        <WorkgroupList
          groups={rows}
          agents={agents.data ?? []}
          onEdit={(group) => setOpen({ name: 'edit', group })}
        />
      )}
    >
      {open.name === 'nothing' ? null : (
        <WorkgroupForm
          group={edited}
          agents={agents.data ?? []}
          onClose={() => setOpen({ name: 'nothing' })}
        />
      )}
    </ListSection>
  );
};
