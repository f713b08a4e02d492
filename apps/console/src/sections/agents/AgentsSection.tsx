import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useState } from 'react';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Confirm, type Question } from '../../ui/Confirm.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { type Once, OnceModal } from '../../ui/OnceModal.tsx';
import { Section } from '../../ui/Section.tsx';
import { AgentForm } from './AgentForm.tsx';
import { AgentList } from './AgentList.tsx';
import { InviteForm } from './InviteForm.tsx';

type Open = { name: 'nothing' } | { name: 'invite' } | { name: 'edit'; agent: AgentRow };

export const AgentsSection = () => {
  const { t } = useWords();
  const agents = useList<AgentRow[]>('/agents');
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setOpen({ name: 'nothing' });
  return (
    <Section
      title={t('agents.title')}
      text={t('agents.text')}
      action={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => setOpen({ name: 'invite' })}>
          {t('agents.invite')}
        </Button>
      }
    >
      <Loaded query={agents}>
        {(rows) => (
          <AgentList
            agents={rows}
            onEdit={(agent) => setOpen({ name: 'edit', agent })}
            onAsk={setQuestion}
            onOnce={setOnce}
          />
        )}
      </Loaded>
      {open.name === 'invite' ? <InviteForm onClose={close} onOnce={setOnce} /> : null}
      {open.name === 'edit' ? (
        <AgentForm agent={open.agent} agents={agents.data ?? []} onClose={close} />
      ) : null}
      <OnceModal once={once} onClose={() => setOnce(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
};
