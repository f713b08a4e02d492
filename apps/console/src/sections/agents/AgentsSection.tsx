import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useState } from 'react';
import { inList } from '../../data/in-list.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { ListSection } from '../../ui/ListSection.tsx';
import { useDialogs } from '../../ui/use-dialogs.tsx';
import { AgentForm } from './AgentForm.tsx';
import { AgentList } from './AgentList.tsx';
import { InviteForm } from './InviteForm.tsx';

type Open = { name: 'nothing' } | { name: 'invite' } | { name: 'edit'; agent: AgentRow };

/** Who is online changes without anybody changing it here. */
const everyMs = 20_000;

export const AgentsSection = () => {
  const { t } = useWords();
  const agents = useList<AgentRow[]>('/agents', everyMs);
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const { ask, showOnce, view } = useDialogs();
  const close = () => setOpen({ name: 'nothing' });
  return (
    <ListSection
      title={t('agents.title')}
      text={t('agents.text')}
      add={{
        label: t('agents.invite'),
        icon: <IconUserPlus size={16} />,
        run: () => setOpen({ name: 'invite' }),
      }}
      empty={{ icon: <IconUsers size={24} />, title: t('agents.invite.title'), text: t('agents.text') }}
      query={agents}
      renderList={(rows) => (
        <AgentList
          agents={rows}
          onEdit={(agent) => setOpen({ name: 'edit', agent })}
          onAsk={ask}
          onOnce={showOnce}
        />
      )}
    >
      {open.name === 'invite' ? <InviteForm onClose={close} onOnce={showOnce} /> : null}
      {open.name === 'edit' ? (
        <AgentForm agent={inList<AgentRow>(open.agent.id)(agents.data) ?? open.agent} onClose={close} />
      ) : null}
      {view}
    </ListSection>
  );
};
