import { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useAdmin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { inList } from '../../data/in-list.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { EditModal } from '../../ui/EditModal.tsx';
import { AgentFields } from './AgentFields.tsx';
import { agentRules, type AgentValues, bodyOf, valuesOf } from './agent-values.ts';

type Props = { agent: AgentRow; onClose: () => void };

const useAgentForm = (agent: AgentRow) => {
  const { t } = useWords();
  const form = useForm<AgentValues>({
    initialValues: valuesOf(agent),
    validateInputOnChange: true,
    validate: agentRules(t),
  });
  const edit = useEdit(
    { path: '/agents', form, row: agent, find: inList<AgentRow>(agent.id), valuesOf },
    (admin, values, row) =>
      admin.send('PATCH', `/agents/${agent.id}`, {
        version: row?.version,
        ...bodyOf(changedFields(valuesOf(row ?? agent), values)),
      }),
  );
  return { form, edit };
};

export const AgentForm = ({ agent, onClose }: Props) => {
  const { t } = useWords();
  const isSelf = useAdmin().session.agent.customer_id === agent.id;
  const { form, edit } = useAgentForm(agent);
  const labels = {
    name: t('agents.name'),
    role: t('agents.role'),
    capacity: t('agents.capacity'),
    extension: t('agents.extension'),
    language: t('agents.language'),
  };
  return (
    <EditModal
      title={t('agents.edit', { name: agent.name })}
      submit={t('action.save')}
      form={form}
      edit={edit}
      labels={labels}
      onClose={onClose}
    >
      <AgentFields form={form} isKnown isSelf={isSelf} />
    </EditModal>
  );
};
